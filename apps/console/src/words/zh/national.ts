export const national = { title: "" };

export const policy = { title: "" };

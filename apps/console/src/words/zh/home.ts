export const home = { title: "" };

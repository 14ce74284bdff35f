export const audit = { title: "" };

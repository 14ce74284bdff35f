export const staff = { title: "" };

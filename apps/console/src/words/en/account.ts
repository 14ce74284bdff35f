import type { Words } from "../words.ts";
import type { account as zh } from "../zh/account.ts";

export const account: Words<typeof zh> = {
  title: "Account and password",
  name: "Name",
  login: "Login",
  role: "Role",
  bureau: "Bureau",
  area: "Area",
  password: "Change the password",
  must: "This is a first password. Change it before using other pages.",
  current: "Current password",
  next: "New password",
  again: "New password again",
  rule: "At least {{shortest}} characters; not your login, the bureau's name or a common password.",
  differs: "The two new passwords differ.",
  change: "Change the password",
  changed: "The password is changed; every other device has been signed out.",
  address: {
    title: "Mail address",
    about:
      "You get a mail when something waits; it holds nothing of a child. Works once your bureau uses mail.",
    email: "Address",
    save: "Save the address",
    none: "Send me no mail",
    saved: "Saved.",
  },
};

import { useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { LanguageSwitch } from "../../shell/language-switch.tsx";
import { sessionEnd } from "../../shell/session-end.ts";
import { SignInForm } from "../../shell/sign-in-form.tsx";

/** The door: bureau, login, password; then back to where the person was going. */
export default function SignInPage() {
  const { t } = useTranslation("shell");
  const { next } = useSearch({ from: "/sign-in" });
  const router = useRouter();
  const queryClient = useQueryClient();
  const title = `${t("signIn.title")} · ${t("product")}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  const enter = () => {
    queryClient.clear();
    sessionEnd.clear();
    router.history.push(next ?? "/");
  };
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <header>
          <img src="/icon.svg" alt="" width={36} height={36} />
          <h1>{t("product")}</h1>
          <LanguageSwitch />
        </header>
        <p className="quiet">{t("signIn.about")}</p>
        <SignInForm onDone={enter} />
        <p className="quiet">{t("signIn.help")}</p>
      </div>
    </main>
  );
}

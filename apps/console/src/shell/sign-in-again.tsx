import { useQueryClient } from "@tanstack/react-query";
import type { Me } from "@tongyou/core/schemas";
import { Modal } from "antd";
import { useTranslation } from "react-i18next";
import { sessionEnd } from "./session-end.ts";
import { SignInForm } from "./sign-in-form.tsx";

/**
 * The session is over: the same person signs in again on top of the page. Somebody else would meet the first
 * person's unsaved content, so another login starts afresh.
 */
export default function SignInAgain({ me }: { me: Me }) {
  const { t } = useTranslation("shell");
  const queryClient = useQueryClient();
  const resume = async () => {
    sessionEnd.clear();
    await queryClient.invalidateQueries();
  };
  return (
    <Modal
      open
      centered
      title={t("session.ended")}
      footer={null}
      closable={false}
      keyboard={false}
      width={400}
    >
      <p>{t("session.kept")}</p>
      <SignInForm
        locked={{ bureau: me.tenant?.code ?? "national", bureauName: me.tenant?.name, login: me.staff.login }}
        onDone={resume}
      />
      <p className="quiet">
        <a href="/sign-in">{t("session.other")}</a>
      </p>
    </Modal>
  );
}

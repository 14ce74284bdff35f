import { Alert, Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

type Props = {
  login: string;
  password: string;
  /** What came about with it, such as a bureau. */
  note?: string;
  onClose: () => void;
};

/** A first password, shown once. Closing it says that it was handed over. */
export default function OneTimePassword({ login, password, note, onClose }: Props) {
  const { t } = useTranslation("parts");
  const [copied, setCopied] = useState<boolean>();
  const copy = () =>
    navigator.clipboard.writeText(password).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <Modal
      open
      title={t("password.title")}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={[
        <Button key="copy" onClick={() => void copy()}>
          {t("password.copy")}
        </Button>,
        <Button key="close" type="primary" onClick={onClose}>
          {t("password.close")}
        </Button>,
      ]}
    >
      <div className="stack">
        {note && <p>{note}</p>}
        <Alert type="warning" showIcon title={t("password.once")} />
        <dl className="one-time">
          <dt className="quiet">{t("password.login")}</dt>
          <dd>{login}</dd>
          <dt className="quiet">{t("password.password")}</dt>
          <dd>{password}</dd>
        </dl>
        {copied !== undefined && <p role="status">{t(copied ? "password.copied" : "password.uncopied")}</p>}
      </div>
    </Modal>
  );
}

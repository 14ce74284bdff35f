import { UserOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button, Popover } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../api.ts";
import { ErrorNotice } from "../parts/error-notice.tsx";
import { usePhone } from "../parts/use-phone.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import { useMe } from "./session.tsx";

/** Who sits here, in which role, and the way out. */
export function PersonMenu() {
  const { t } = useTranslation("shell");
  const trpc = useTRPC();
  const me = useMe();
  const phone = usePhone();
  const [open, setOpen] = useState(false);
  // A full load, so that nothing of this person's data stays in memory.
  const leave = () => location.assign("/sign-in");
  const signOut = useMutation(trpc.auth.signOut.mutationOptions({ onSuccess: leave }));
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      content={
        <div className="person">
          <strong>{me.staff.name}</strong>
          <span className="quiet">
            {t(`role.${me.staff.role}`)} · {me.staff.login}
          </span>
          {me.area && <span className="quiet">{me.area.fullName}</span>}
          <Link to="/account" onClick={() => setOpen(false)}>
            {t("person.account")}
          </Link>
          {phone && <LanguageSwitch />}
          <ErrorNotice error={signOut.error} />
          <Button onClick={() => signOut.mutate()} loading={signOut.isPending}>
            {t("person.signOut")}
          </Button>
        </div>
      }
    >
      <Button type="text" icon={<UserOutlined />} aria-label={t("person.label", { name: me.staff.name })}>
        <span className="wide-only">{me.staff.name}</span>
      </Button>
    </Popover>
  );
}

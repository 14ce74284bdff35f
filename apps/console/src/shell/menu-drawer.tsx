import { Drawer } from "antd";
import { useTranslation } from "react-i18next";
import { Menu } from "./menu.tsx";

/** The menu on a phone. */
export default function MenuDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("shell");
  return (
    <Drawer open onClose={onClose} placement="left" size={240} title={t("product")}>
      <Menu onFollow={onClose} />
    </Drawer>
  );
}

import { DownOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { Button, Popover } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDivisionName } from "../parts/division-name.ts";
import { Waiting } from "../parts/waiting.tsx";
import { useArea } from "./area.ts";
import { useMe } from "./session.tsx";

const DivisionBrowser = lazy(() => import("../parts/division-browser.tsx"));

/** The area in view. An officer narrows it to one county, town or village; the choice is in the address. */
export function AreaSwitch() {
  const { t } = useTranslation("shell");
  const me = useMe();
  const area = useArea();
  const name = useDivisionName(area ?? me.area?.code);
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const narrow = (code: string) => {
    setOpen(false);
    void navigate({
      to: ".",
      search: (before) => ({ ...before, area: code === me.area?.code ? undefined : code }),
    });
  };
  if (me.area?.level === 5) return <span className="area">{me.area.name}</span>;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      title={t("area.title")}
      destroyOnHidden
      content={
        <Suspense fallback={<Waiting />}>
          <DivisionBrowser value={area ?? me.area?.code} onPick={narrow} />
        </Suspense>
      }
    >
      <Button
        className="area-switch"
        type={area ? "primary" : "default"}
        ghost={area !== undefined}
        size="small"
        title={t("area.title")}
      >
        {name}
        <DownOutlined aria-hidden />
      </Button>
    </Popover>
  );
}

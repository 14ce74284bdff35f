import { AlertOutlined, MenuOutlined } from "@ant-design/icons";
import { Link, Outlet, useLocation, useMatches } from "@tanstack/react-router";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePhone } from "../parts/use-phone.ts";
import { AreaSwitch } from "./area-switch.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { Menu } from "./menu.tsx";
import { NoticeBell } from "./notice-bell.tsx";
import { NotForThisRole } from "./page-fault.tsx";
import { PersonMenu } from "./person-menu.tsx";
import { PlaceSwitch } from "./place-switch.tsx";
import { Redirect } from "./redirect.tsx";
import { SearchBox } from "./search-box.tsx";
import { useMay, useMe } from "./session.tsx";
import { TodoCount } from "./todo-count.tsx";

const MenuDrawer = lazy(() => import("./menu-drawer.tsx"));

/** Top: bureau, area in view, search, to-dos, notifications, language, person. Left: the menu. Then the page. */
export function Frame() {
  const { t } = useTranslation("shell");
  const me = useMe();
  const may = useMay();
  const phone = usePhone();
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  const matches = useMatches();
  if (me.mustChangePassword && pathname !== "/account") return <Redirect to="/account" />;
  const needed = matches.findLast(({ staticData }) => staticData.permission)?.staticData.permission;
  const free = !me.mustChangePassword;
  return (
    <div className="frame">
      <a className="skip" href="#page">
        {t("skip")}
      </a>
      <header className="top">
        {phone && free && (
          <Button
            type="text"
            icon={<MenuOutlined />}
            aria-label={t("menu.open")}
            onClick={() => setOpen(true)}
          />
        )}
        <Link to="/" className="brand" title={t("product")}>
          <img src="/icon.svg" alt="" width={22} height={22} />
          <span>{t("product")}</span>
        </Link>
        <span className="bureau" title={me.tenant?.name ?? t("signIn.national")}>
          {me.tenant?.name ?? t("signIn.national")}
        </span>
        {me.area && me.places && free && <PlaceSwitch places={me.places} at={me.area.code} />}
        {me.area && free && (!me.places || me.area.level < 5) && <AreaSwitch />}
        <span className="gap" />
        {may("children.list") && free && <SearchBox />}
        {may("protection.report") && free && (
          <Link to="/report" className="report" title={t("report")}>
            <AlertOutlined aria-hidden /> <span>{t("report")}</span>
          </Link>
        )}
        {may("workbench.get") && free && <TodoCount />}
        {may("notifications.list") && free && <NoticeBell />}
        {!phone && <LanguageSwitch />}
        <PersonMenu />
      </header>
      {phone
        ? open && (
            <Suspense>
              <MenuDrawer onClose={() => setOpen(false)} />
            </Suspense>
          )
        : free && (
            <aside className="side">
              <Menu />
            </aside>
          )}
      <main id="page" tabIndex={-1}>
        {needed && !may(needed) ? <NotForThisRole /> : <Outlet />}
      </main>
    </div>
  );
}

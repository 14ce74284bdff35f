import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { addMonths, type PackVersions, pinOn } from "@tongyou/core/schemas";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../../api.ts";
import { ErrorNotice } from "../../../parts/error-notice.tsx";
import { PageHeader } from "../../../parts/page-header.tsx";
import { present } from "../../../parts/search-params.ts";
import { Waiting } from "../../../parts/waiting.tsx";
import { useLanguage } from "../../../shell/language.ts";
import { useMay } from "../../../shell/session.tsx";
import { PinHistory } from "./pin-history.tsx";
import { UpgradePreview } from "./upgrade-preview.tsx";
import { VersionsHere } from "./versions-here.tsx";
import type { VersionsSearch } from "./versions-search.ts";
import "./versions.css";

/** Which version of the pack decides, what another one would change, taking it into use by date and going back. */
export default function VersionsPage() {
  const { t } = useTranslation("versions");
  const trpc = useTRPC();
  const versions = useQuery(trpc.policy.versions.queryOptions());
  return (
    <>
      <PageHeader
        title={t("title")}
        about={versions.data && <InForce versions={versions.data} />}
        actions={
          <Link to="/policy">
            <Button tabIndex={-1}>{t("toPolicy")}</Button>
          </Link>
        }
      />
      <ErrorNotice error={versions.error} onRetry={() => void versions.refetch()} />
      {versions.isPending && <Waiting />}
      {versions.data && <Desk versions={versions.data} />}
    </>
  );
}

function InForce({ versions: { pack, today, pins, day } }: { versions: PackVersions }) {
  const { t } = useTranslation("versions");
  const { say } = useLanguage();
  const { from } = pinOn(pins, day);
  return t("about", {
    name: say(pack.name),
    version: today.version,
    hash: today.hash.slice(0, 12),
    since: from === null ? t("sinceFirst") : t("since", { from }),
  });
}

function Desk({ versions }: { versions: PackVersions }) {
  const { t } = useTranslation("versions");
  const may = useMay();
  const navigate = useNavigate({ from: "/policy/versions" });
  const search = useSearch({ from: "/frame/policy/versions" });
  const [done, setDone] = useState<string>();
  const go = (part: { [K in keyof VersionsSearch]?: VersionsSearch[K] | undefined }) =>
    void navigate({
      search: (before) => present({ ...before, ...part }),
      replace: true,
      resetScroll: false,
    });
  const mayPreview = may("policy.previewUpgrade");
  const mayPin = may("policy.pinPack") && versions.wholeBureau;
  const who = mayPin ? "pin" : may("policy.pinPack") ? "part" : mayPreview ? "preview" : "none";
  const chosen = versions.versions.find(({ hash }) => hash === search.pack);
  const changed = (text: string) => {
    setDone(text);
    go({ pack: undefined, show: undefined, page: undefined });
  };
  return (
    <div className="stack versions">
      {done && (
        <Alert type="success" showIcon title={done} closable={{ onClose: () => setDone(undefined) }} />
      )}
      <p className="quiet">{t(`who.${who}`)}</p>
      <VersionsHere
        versions={versions}
        chosen={search.pack}
        onLook={mayPreview ? (pack) => go({ pack, show: undefined, page: undefined }) : undefined}
      />
      {mayPreview && chosen && chosen.refusal === null && (
        <UpgradePreview
          versions={versions}
          chosen={chosen}
          // Money is paid by the month: the first day of the next one, unless another is named.
          from={search.from ?? addMonths(`${versions.day.slice(0, 7)}-01`, 1)}
          search={search}
          onSearch={go}
          onPinned={mayPin ? changed : undefined}
        />
      )}
      <PinHistory versions={versions} onRolledBack={mayPin ? changed : undefined} />
    </div>
  );
}

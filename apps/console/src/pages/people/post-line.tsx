import type { DueOut, PostOut } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../shell/language.ts";

/** A post in one line: title, place, part. */
export function PostLine({ post }: { post: PostOut }) {
  const { say } = useLanguage();
  return (
    <span title={post.place.code}>
      {say(post.title)} · {post.place.name}
      {post.part ? ` · ${post.part}` : ""}
    </span>
  );
}

/** When something is due, in words as well as colour; says where the bureau has yet to set how often. */
export function DueDay({ due }: { due: DueOut | null }) {
  const { t } = useTranslation("people");
  if (!due) return <span className="quiet">—</span>;
  if (due.due === null) return <span className="quiet">{t("unset")}</span>;
  return due.overdue ? (
    <span className="danger figure">{t("overdueSince", { date: due.due })}</span>
  ) : (
    <span className="figure">{due.due}</span>
  );
}

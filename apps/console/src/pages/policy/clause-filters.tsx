import type { PolicyBook } from "@tongyou/core/schemas";
import { Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { Count } from "../../parts/count.tsx";
import { BecameMark } from "./became-mark.tsx";
import { BECAME, type PolicySearch } from "./policy-search.ts";
import { useKindWord } from "./use-kind-word.ts";

type Props = {
  book: PolicyBook;
  search: PolicySearch;
  onChange: (part: { [K in keyof PolicySearch]?: PolicySearch[K] | undefined }) => void;
};

/** What became of the clauses, counted; each count filters. Then kind, section and words. */
export function ClauseFilters({ book, search, onChange }: Props) {
  const { t } = useTranslation("policy");
  const kindWord = useKindWord();
  const clauses = book.documents.flatMap((document) => document.clauses);
  const kinds = [...new Set(clauses.map(({ kind }) => kind))];
  const sections = [...new Set(clauses.map(({ section }) => section))];
  return (
    <>
      <div className="became-counts">
        <button
          type="button"
          aria-pressed={search.became === undefined}
          onClick={() => onChange({ became: undefined })}
        >
          {t("all")} <Count of={book.counts.clauses} />
        </button>
        {BECAME.map((became) => (
          <button
            key={became}
            type="button"
            aria-pressed={search.became === became}
            onClick={() => onChange({ became })}
          >
            <BecameMark became={became} /> <Count of={book.counts[became]} />
          </button>
        ))}
      </div>
      <div className="filters">
        <Input.Search
          allowClear
          defaultValue={search.q ?? ""}
          placeholder={t("search")}
          aria-label={t("search")}
          onSearch={(q) => onChange({ q: q.trim() || undefined })}
        />
        <Select
          allowClear
          placeholder={t("anyKind")}
          aria-label={t("anyKind")}
          value={search.kind ?? null}
          onChange={(kind) => onChange({ kind: kind ?? undefined })}
          options={kinds.map((value) => ({ value, label: kindWord(value) }))}
        />
        <Select
          allowClear
          placeholder={t("anySection")}
          aria-label={t("anySection")}
          value={search.section ?? null}
          onChange={(section) => onChange({ section: section ?? undefined })}
          options={sections.map((value) => ({ value, label: value }))}
        />
      </div>
    </>
  );
}

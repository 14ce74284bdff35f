import { SearchOutlined } from "@ant-design/icons";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Input, type InputRef } from "antd";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../api.ts";
import { Masked } from "../parts/masked.tsx";
import { useArea } from "./area.ts";
import { useSlashFocus } from "./use-slash-focus.ts";

const SUGGESTIONS = 8;
const worthAsking = (text: string) => /[\u4e00-\u9fff]/.test(text) || text.length >= 2;

/** Finds a child by name, pinyin, initials or ID tail. Arrows choose, Enter opens; Enter alone lists all hits. */
export function SearchBox() {
  const { t } = useTranslation("shell");
  const trpc = useTRPC();
  const area = useArea();
  const navigate = useNavigate();
  const input = useRef<InputRef>(null);
  const list = useId();
  const [text, setText] = useState("");
  const [asked, setAsked] = useState("");
  const [active, setActive] = useState(-1);
  const [open, setOpen] = useState(false);
  useSlashFocus(() => input.current?.focus({ cursor: "all" }));
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), 350);
    return () => clearTimeout(timer);
  }, [text]);
  const { data } = useQuery(
    trpc.children.list.queryOptions(
      { q: asked, limit: SUGGESTIONS, ...(area ? { area } : {}) },
      { enabled: open && worthAsking(asked), placeholderData: keepPreviousData },
    ),
  );
  const shown = open && worthAsking(asked) ? data : undefined;
  const rows = shown?.rows ?? [];
  const leave = () => {
    setOpen(false);
    setActive(-1);
    input.current?.blur();
  };
  const openChild = (id: string) => {
    leave();
    void navigate({ to: "/children/$id", params: { id } });
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") setActive(Math.min(active + 1, rows.length - 1));
    else if (event.key === "ArrowUp") setActive(Math.max(active - 1, -1));
    else if (event.key === "Escape") leave();
    else if (event.key === "Enter") {
      const row = rows[active];
      if (row) return openChild(row.id);
      const q = text.trim();
      leave();
      void navigate({ to: "/children", search: q ? { q } : {} });
    } else return;
    event.preventDefault();
  };
  return (
    <search className="search">
      <Input
        ref={input}
        allowClear
        prefix={<SearchOutlined aria-hidden />}
        placeholder={t("search.placeholder")}
        role="combobox"
        aria-label={t("search.label")}
        aria-expanded={rows.length > 0}
        aria-controls={list}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(-1);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={press}
      />
      {shown?.total === 0 && (
        <p className="suggestions none" role="status">
          {t(area ? "search.noneHere" : "search.none")}
        </p>
      )}
      {rows.length > 0 && (
        <div id={list} role="listbox" className="suggestions" aria-label={t("search.label")}>
          {rows.map((row, index) => (
            <div
              key={row.id}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              onMouseDown={(event) => {
                event.preventDefault();
                openChild(row.id);
              }}
            >
              <span>{row.name}</span>
              <Masked value={row.idNumber} />
              <span className="quiet">{row.divisionName}</span>
            </div>
          ))}
        </div>
      )}
    </search>
  );
}

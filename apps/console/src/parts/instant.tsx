const format = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});

/** An instant as text, `2018-04-02 09:15` in Asia/Shanghai; a dash when there is none. Its first ten letters are the day. */
export const instantText = (at: string | null | undefined): string =>
  at ? format.format(new Date(at)) : "—";

/** When something happened, `2018-04-02 09:15` in Asia/Shanghai; a dash when it has not. */
export function Instant({ at }: { at: string | null | undefined }) {
  if (!at) return <span className="quiet">—</span>;
  return (
    <time className="figure" dateTime={at}>
      {instantText(at)}
    </time>
  );
}

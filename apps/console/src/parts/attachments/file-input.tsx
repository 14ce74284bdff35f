import { FILE_TYPES } from "@tongyou/core/schemas";

/** Endings of every kind of file that is kept, as a browser's chooser takes them. */
export const ACCEPTED_FILES = Object.values(FILE_TYPES)
  .flatMap(({ endings }) => endings.map((ending) => `.${ending}`))
  .join(",");

type Props = {
  inputRef: React.RefObject<HTMLInputElement | null>;
  label: string;
  accept: string;
  multiple?: boolean;
  capture?: "environment";
  onTake: (files: FileList | null) => void;
};

/** The browser's own chooser, unseen: a button opens it. */
export function FileInput({ inputRef, label, onTake, ...rest }: Props) {
  return (
    <input
      ref={inputRef}
      type="file"
      hidden
      aria-label={label}
      {...rest}
      onChange={(event) => {
        onTake(event.target.files);
        event.target.value = "";
      }}
    />
  );
}

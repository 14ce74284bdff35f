/** A version with the first digits of its artefact's hash: two builds may carry one version. */
export function VersionName({ of: { version, hash } }: { of: { version: string; hash: string } }) {
  return (
    <span className="figure" title={hash}>
      {version} <span className="quiet">{hash.slice(0, 12)}</span>
    </span>
  );
}

import { findDivision, levelOf } from "../divisions/index.ts";
import { DomainError } from "../errors/errors.ts";
import { workPlaces } from "../people/work-at.ts";
import type { Me } from "./access.schema.ts";
import { holds } from "./permission.ts";
import { may, PERMISSIONS, type Permission } from "./roles.ts";
import { isStaff, type SignedInContext } from "./signed-in.ts";

const ALL = Object.keys(PERMISSIONS) as Permission[];

/** What the person may do here; while the bureau's pack is not at hand, what the role may: verbs then say why not. */
function permissionsOf(context: SignedInContext): Permission[] {
  const ofRole = ALL.filter((permission) => may(context.staff.role, permission));
  if (!isStaff(context)) return ofRole;
  try {
    return ofRole.filter((permission) => holds(context, permission));
  } catch (error) {
    if (error instanceof DomainError && error.code === "unavailable") return ofRole;
    throw error;
  }
}

/** Who is signed in, for which bureau and area, and what the role may do. */
export async function describeMe(context: SignedInContext): Promise<Me> {
  const { staff, session } = context;
  const me: Me = {
    staff,
    permissions: permissionsOf(context),
    mustChangePassword: session.mustChangePassword,
    expiresAt: session.expiresAt.toISOString(),
  };
  if (!isStaff(context)) return me;
  const { code, name, pack } = context.tenant;
  const place = findDivision(context.area.code);
  const places = await workPlaces(context);
  return {
    ...me,
    tenant: { code, name, pack: pack.id, packVersion: pack.version, packHash: pack.hash },
    area: {
      code: context.area.code,
      name: place?.name ?? context.area.code,
      fullName: place?.fullName ?? context.area.code,
      level: levelOf(context.area.code),
    },
    ...(places.length > 0 && { places }),
  };
}

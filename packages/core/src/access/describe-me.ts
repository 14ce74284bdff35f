import { findDivision, levelOf } from "../divisions/index.ts";
import { workPlaces } from "../people/work-at.ts";
import type { Me } from "./access.schema.ts";
import { may, PERMISSIONS, type Permission, type Role } from "./roles.ts";
import { isStaff, type SignedInContext } from "./signed-in.ts";

const permissionsOf = (role: Role) =>
  (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => may(role, permission));

/** Who is signed in, for which bureau and area, and what the role may do. */
export async function describeMe(context: SignedInContext): Promise<Me> {
  const { staff, session } = context;
  const me: Me = {
    staff,
    permissions: permissionsOf(staff.role),
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

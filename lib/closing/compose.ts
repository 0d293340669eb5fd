import "server-only";

import { accountErased } from "@/emails/account-erased";

import { env } from "../env";
import { urlOf } from "../urls";

/** The last email to somebody whose account is gone. Nothing of it is left but the address it goes to. */
export const composeErased = async (address: string) =>
  accountErased({ url: urlOf("/register"), address, postalAddress: env.POSTAL_ADDRESS });

import { z } from "zod";

import { isCountry } from "@/lib/countries";
import { firstName, lastName, line, optionalLine } from "@/lib/fields";
import { isLocale, isTimeZone } from "@/lib/preferences";

/** Free in form, for people write numbers in many ways. One that is missing is complained of once. */
const mobileNumber = line({ missing: "Enter your mobile number.", longest: 32 }).refine(
  (text) => text === "" || (/^[\d ()+-]{5,}$/.test(text) && /\d{3}/.test(text.replaceAll(/\D/g, ""))),
  "Enter 5 to 32 digits; spaces, +, - and brackets are fine.",
);

export const accountSchema = z.object({
  version: z
    .string()
    .regex(/^\d{1,9}$/, "")
    .transform(Number)
    .catch(0),
  "given-name": firstName,
  "family-name": lastName,
  tel: mobileNumber,
  "street-address": line({ missing: "Enter your street.", longest: 255 }),
  "postal-code": line({ missing: "Enter your zip or postal code.", longest: 32 }),
  city: line({ missing: "Enter your city or locality.", longest: 255 }),
  region: line({ missing: "Enter your state, province, or region.", longest: 255 }),
  country: z.string("Choose a country.").refine(isCountry, "Choose a country."),
  organization: optionalLine({ longest: 255 }),
  "tax-number": optionalLine({ longest: 64 }),
  // What a form does not ask stays as it is.
  locale: z.string("Choose a language.").refine(isLocale, "Choose a language.").optional(),
  "time-zone": z.string("Choose a time zone.").refine(isTimeZone, "Choose a time zone.").optional(),
});

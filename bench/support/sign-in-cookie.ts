/** The cookie that holds the token of a sign-in, as our api names it on this machine. */
export const SIGN_IN_COOKIE = '__Host-samaki';

/*
 * The operations behind the front desk, and the fields of each. A function
 * takes its fields from the job and puts its results into the job's reply.
 *
 * Notation: field = required, field? = optional, field* = may repeat.
 * Files (key, request, certificate, chain, bytes) are the file's bytes, PEM or
 * DER. Passphrases are bytes (the page gives UTF-8), 1..1024, no NUL.
 * Times are decimal seconds since 1970; "now" is always the caller's clock.
 * Subjects are fields "subject.CN", "subject.O", "subject.OU", "subject.L",
 * "subject.ST", "subject.C", "subject.emailAddress", "subject.serialNumber",
 * "subject.DC", in the order in which they shall stand; OU and DC may repeat.
 * A "name" is a host name in ASCII (IDNA is the caller's), an IPv4 or an IPv6
 * address; the engine tells which.
 * key.checked may stand wherever a key is opened to sign: the caller vouches
 * that an earlier call without it took this very key, or made it. Its primes
 * and known weaknesses, which take most of the time, are then not looked at
 * anew; that its numbers belong together is.
 * On failure error.field is one of these names; error.values, where it is
 * there, what else is known, as told.h has it ("value": what in the field is
 * at fault).
 */
#ifndef MC_ENGINE_OPS_H
#define MC_ENGINE_OPS_H

#include "base/job.h"

/** info -> report: version, the errors with their groups, operations. */
mc_err mc_op_info(mc_job *job);

/** selftest -> report: a list of name, source, holds (known_answers.h). */
mc_err mc_op_selftest(mc_job *job);

/**
 * prime-search: bits (of the RSA modulus), window? tried? (both from next)
 *   -> tried (candidates so far), expected (candidates that a prime takes on
 *      average), and either likely (big-endian, for prime-judge) or next
 * One step of a search: four candidates, so that a worker can be told to stop
 * between two. next is the request for the step that follows. likely and next
 * are secrets.
 */
mc_err mc_op_prime_search(mc_job *job);

/**
 * prime-judge: likely
 *   -> prime? (the same; left out when it is composite after all)
 */
mc_err mc_op_prime_judge(mc_job *job);

/**
 * key-generate: type (rsa, ec), bits? (rsa), curve? (ec: P-256, P-384),
 *   prime* (rsa: none, or two likely ones from prime-search; the caller owes
 *   prime-judge for each before anybody sees the key), passphrase?,
 *   form? (traditional, pkcs8), cipher? (des-ede3-cbc, aes-256-cbc),
 *   iterations? (pkcs8)
 *   -> key (PEM), public-key-sha256 (hex)
 */
mc_err mc_op_key_generate(mc_job *job);

/**
 * request-create: key, passphrase?, subject.*, name*
 *   -> request (PEM)
 */
mc_err mc_op_request_create(mc_job *job);

/**
 * authority-create: subject.*, now, days, type? bits? curve? prime*,
 *   passphrase, form? cipher? iterations? (default pkcs8, aes-256-cbc),
 *   permit* (host name = that domain and below; 10.0.0.0/8; 2001:db8::/32),
 *   path-length? (default 0; "none" for no limit), backdate? (seconds),
 *   open? (yes: the key unlocked, too, for what it signs next)
 *   -> key (PEM), certificate (PEM), key.open? (PKCS#8, DER; a secret)
 */
mc_err mc_op_authority_create(mc_job *job);

/**
 * certificate-issue: request, authority.certificate, authority.key,
 *   authority.passphrase?, now, days or not-after, backdate? (seconds,
 *   default 86400), serial? (hex), name* (instead of the request's),
 *   subject.* (instead of the request's), purpose* (server-auth, client-auth;
 *   default server-auth), path-length? (makes it a further authority, for
 *   which so many may follow; then permit* limits it, and names and purposes
 *   are left out)
 *   Days count from now; 825 or fewer stay within 825 though backdated. Both
 *   ends are cut to the authority's, and a name may be missing only where
 *   server-auth is not among the purposes.
 *   -> certificate (PEM), ignored* (what the request asked for and did not
 *      get, each as told.h has it), report (as inspect's certificate)
 */
mc_err mc_op_certificate_issue(mc_job *job);

/**
 * certificate-self-sign: key, passphrase?, subject.*, name*, now, days or
 *   not-after, backdate?, serial?, purpose*
 *   -> certificate (PEM), report (as inspect's certificate)
 */
mc_err mc_op_certificate_self_sign(mc_job *job);

/**
 * device-make: what key-generate, request-create and certificate-issue take
 *   (the key's passphrase, the subject and the names once for all of them),
 *   and host*, require.* as check takes them
 *   -> key (PEM), request (PEM), certificate (PEM), ignored*, report (as
 *      inspect's certificate), findings (as check's report, with the
 *      authority's certificate as chain)
 * For many devices: one call for each, and nothing is read or judged twice.
 */
mc_err mc_op_device_make(mc_job *job);

/**
 * rows-check: row* (each begins a row; its value is not read), and behind each
 *   the row's name* and subject.*; authority.certificate? (then now as well)
 *   -> report: {"rows": [{"faults": [{level, code, field?, at?, value?}],
 *      "names": NAMES}]}, a row each, in their order: what device-make would
 *      refuse, with the codes of error.h (level error), and NAME_TWICE (level
 *      warning). at is the place of a name among those of its row, from 0;
 *      names are the good ones as the certificate will carry them.
 * The authority's limits are those of its file, as for certificate-issue. No
 * key is needed; an authority that may not sign fails the call.
 */
mc_err mc_op_rows_check(mc_job *job);

/**
 * inspect: bytes, pick? (the number of one object in it, from 0, to look at
 *   alone), passphrase?, issuer? (certificates: each list of their name is
 *   verified)
 *   -> report: {"objects": [...], "repairs": [{code}]}; shapes in
 *      report.h and inspect_container.h, repairs in text.h
 */
mc_err mc_op_inspect(mc_job *job);

/**
 * check: certificate? key? key.pick? (the number of one object in that file)
 *   passphrase? request? (at least one of the three files), chain*, crl*,
 *   host*, now? at?, require.form? require.cipher? require.type?
 * require.max-bits? require.passphrase? (yes, no), require.leaf-first? (form,
 * cipher, type and passphrase may repeat where the device takes several)
 *   -> report: {"findings": [{level, code, values?, field?, at?}]}; level is
 *      ok, info, warning or error; at tells which of several fields
 * A file that cannot be read is an error among the findings. Revocation lists
 * stand in fields crl, or among the certificates.
 */
mc_err mc_op_check(mc_job *job);

/**
 * crl-create: authority.certificate, authority.key, authority.passphrase?,
 *   now, days (to the next list), number (hex, as in OpenSSL's crlnumber),
 *   revoked* ("serial-in-hex unix-seconds reason", the reason as in
 *   RFC 5280 5.3.1 or left out)
 *   -> crl (PEM)
 */
mc_err mc_op_crl_create(mc_job *job);

/**
 * seal: bytes, passphrase, iterations? (default 600000)
 *   -> sealed (as `openssl enc -aes-256-cbc -pbkdf2` writes it)
 */
mc_err mc_op_seal(mc_job *job);

/** unseal: bytes, passphrase, iterations? -> bytes (a secret) */
mc_err mc_op_unseal(mc_job *job);

/**
 * convert: bytes, pick? (as for inspect), passphrase?, with* (further files:
 * certificates, chain), to.form (traditional, pkcs8, pem, der, pkcs12,
 * pkcs12-legacy, pkcs7, bundle, leaf, chain), to.cipher? (des-ede3-cbc,
 * aes-256-cbc), to.passphrase? (left out: without encryption; needed for
 * pkcs12), to.iterations? (1000..5000000, pkcs12-legacy: ..1000000),
 * friendly-name? (pkcs12, UTF-8), identity? (SHA-256 of a public key,
 * hex: of several keys and certificates the ones that belong to it)
 *   -> result, encoding (pem or der), note* (as told.h has it)
 * The passphrase opens every file; result is a secret when it holds a key.
 */
mc_err mc_op_convert(mc_job *job);

#endif

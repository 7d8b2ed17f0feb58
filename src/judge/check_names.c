/*
 * The names in a certificate or a request: what browsers refuse or warn
 * about. Sources: RFC 5280, RFC 9525, what Chromium and Firefox enforce.
 */
#include "judge/check.h"

#include <string.h>

#include "base/utf8.h"
#include "x509/subject.h"

/* RFC 5280 appendix A.1, ub-common-name. */
#define CN_MAX 64

/* Where the names stand. */
static const char *field_of(const mc_check *check)
{
    return check->leaf != NULL ? "certificate" : "request";
}

/* What mends them: who asks makes anew, who was answered has it made. */
static const char *again(const mc_check *check)
{
    return check->leaf != NULL ? " Have it made again" : " Make it again";
}

/* A finding about a name; with ends the advice to make it again, NULL leaves
 * that out. */
static void say(mc_check *check, mc_level level, const char *code,
                const char *before, mc_view name, const char *after,
                const char *with)
{
    mc_buf text = MC_BUF_INIT;
    mc_err err = mc_buf_append_str(&text, after);

    if (err == MC_OK && with != NULL) {
        err = mc_buf_append_str(&text, again(check));
    }
    if (err == MC_OK && with != NULL) {
        err = mc_buf_append_str(&text, with);
    }
    if (err == MC_OK) {
        err = mc_buf_append(&text, "", 1);
    }
    if (err == MC_OK) {
        mc_check_say_about(check, level, code, field_of(check), before, name,
                           (const char *) text.p);
    }
    mc_check_stop(check, err);
    mc_buf_free(&text);
}

/* What a dNSName holds that no host name may hold. */
static void lint_syntax(mc_check *check, mc_view value)
{
    if (value.len > 0 && memchr(value.p, ' ', value.len) != NULL) {
        say(check, MC_LEVEL_ERROR, "DNS_SPACE", "The name \"", value,
            "\" holds a space; probably two names were written as one.",
            " with each by itself.");
    } else if (value.len > 1 && value.p[0] == '*') {
        say(check, MC_LEVEL_ERROR, "DNS_WILDCARD",
            "No browser takes the "
            "wildcard ",
            value,
            ": the star must be the whole first label, with at least two "
            "labels behind it.",
            " without.");
    } else {
        say(check, MC_LEVEL_ERROR, "DNS_SYNTAX", "The name \"", value,
            "\" is no host name.", " with the right one.");
    }
}

static void lint_host(mc_check *check, mc_view value)
{
    mc_name name;

    if (mc_name_read(value, &name) != MC_OK) {
        lint_syntax(check, value);
    } else if (name.tag == MC_NAME_TAG_IP) {
        say(check, MC_LEVEL_ERROR, "ADDRESS_AS_DNS", "The address ", value,
            " stands in it as a host name, where browsers do not look for "
            "addresses.",
            " with an IP address.");
    } else if (value.p[value.len - 1] == '.') {
        say(check, MC_LEVEL_WARNING, "DNS_DOT", "The name ", value,
            " ends in a dot, and browsers do not take it.", " without.");
    } else if (memchr(value.p, '_', value.len) != NULL) {
        /* Seen in Chromium 156 and Firefox 153. */
        say(check, MC_LEVEL_INFO, "DNS_UNDERSCORE", "The name ", value,
            " holds an underscore, which host names do not have. Browsers "
            "open it; other programs and many authorities may refuse it.",
            NULL);
    }
}

/* How many of the names browsers compare. */
static size_t lint_list(mc_check *check, mc_view names)
{
    const mc_view none = {NULL, 0};
    size_t usable = 0;
    uint8_t tag;
    mc_view value;

    while (names.len > 0 && mc_der_next(&names, &tag, &value, NULL) == MC_OK) {
        if (tag == MC_NAME_TAG_DNS) {
            lint_host(check, value);
            usable++;
        } else if (tag == MC_NAME_TAG_IP) {
            usable++;
            if (value.len != 4 && value.len != 16) {
                say(check, MC_LEVEL_ERROR, "ADDRESS_LENGTH",
                    "An address in it is neither IPv4 nor IPv6.", none, "",
                    ".");
            }
        }
    }
    return usable;
}

static size_t letters_in(mc_view text)
{
    size_t count = 0;
    uint32_t point;

    while (mc_utf8_next(&text, &point)) {
        count++;
    }
    return count;
}

/* names: that browsers compare; 0 when they find none. */
static void lint_common_name(mc_check *check, mc_view cn, mc_view names,
                             size_t usable)
{
    const mc_view none = {NULL, 0};
    mc_name host;

    if (letters_in(cn) > CN_MAX) {
        say(check, MC_LEVEL_WARNING, "CN_LONG",
            "Its common name is longer than 64 characters, which some "
            "programs refuse.",
            none, "", " with a shorter one.");
    }
    if (usable > 0 && mc_name_read(cn, &host) == MC_OK &&
        host.bytes[0] != '*' && !mc_check_host_matches(names, &host)) {
        say(check, MC_LEVEL_INFO, "CN_NOT_LISTED", "Its common name ", cn,
            " is not among the names that browsers compare: opened under "
            "that name, the device is refused.",
            NULL);
    }
}

void mc_check_names(mc_check *check, mc_view names, mc_view subject, int wanted)
{
    const mc_view none = {NULL, 0};
    mc_buf cn = MC_BUF_INIT;
    size_t usable = lint_list(check, names);

    if (usable == 0 && wanted && check->leaf != NULL) {
        say(check, MC_LEVEL_ERROR, "NO_NAMES",
            "It lists no host name or address, and browsers look nowhere "
            "else.",
            none, "", " with all names and addresses of the device.");
    } else if (usable == 0 && wanted) {
        say(check, MC_LEVEL_WARNING, "NO_NAMES",
            "It asks for no host name or address, and browsers look nowhere "
            "else. Unless the authority adds them, the certificate will be of "
            "no use.",
            none, "", " with all names and addresses of the device.");
    }
    if (mc_subject_common_name(subject, &cn)) {
        lint_common_name(check, mc_buf_view(&cn), names, wanted ? usable : 0);
    }
    mc_buf_free(&cn);
}

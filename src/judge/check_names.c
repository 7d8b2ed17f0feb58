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

static void say(mc_check *check, mc_level level, const char *code, mc_view name)
{
    mc_check_say(check, level, code, field_of(check),
                 MC_VALUES(mc_value_text("name", name)));
}

/* What a dNSName holds that no host name may hold. */
static void lint_syntax(mc_check *check, mc_level level, mc_view value)
{
    if (value.len > 0 && memchr(value.p, ' ', value.len) != NULL) {
        say(check, level, "DNS_SPACE", value);
    } else if (value.len > 1 && value.p[0] == '*') {
        say(check, level, "DNS_WILDCARD", value);
    } else {
        say(check, level, "DNS_SYNTAX", value);
    }
}

static void lint_host(mc_check *check, mc_level level, mc_view value)
{
    mc_name name;

    if (mc_name_read(value, &name) != MC_OK) {
        lint_syntax(check, level, value);
    } else if (name.tag == MC_NAME_TAG_IP) {
        say(check, level, "ADDRESS_AS_DNS", value);
    } else if (value.p[value.len - 1] == '.') {
        say(check, MC_LEVEL_WARNING, "DNS_DOT", value);
    } else if (memchr(value.p, '_', value.len) != NULL) {
        /* Seen in Chromium 156 and Firefox 153. */
        say(check, MC_LEVEL_INFO, "DNS_UNDERSCORE", value);
    }
}

/* Whether browsers can take one of the names: a wrong one beside it is of no
 * use, and harms nobody. */
static int has_sound(mc_view names)
{
    mc_view value;
    mc_name name;
    uint8_t tag;

    while (mc_der_next(&names, &tag, &value, NULL) == MC_OK) {
        if (tag == MC_NAME_TAG_IP ? value.len == 4 || value.len == 16
                                  : tag == MC_NAME_TAG_DNS &&
                                        mc_name_read(value, &name) == MC_OK &&
                                        name.tag == MC_NAME_TAG_DNS) {
            return 1;
        }
    }
    return 0;
}

/* How many of the names browsers compare. */
static size_t lint_list(mc_check *check, mc_view names)
{
    mc_level level = has_sound(names) ? MC_LEVEL_WARNING : MC_LEVEL_ERROR;
    size_t usable = 0;
    uint8_t tag;
    mc_view value;

    while (mc_der_next(&names, &tag, &value, NULL) == MC_OK) {
        if (tag == MC_NAME_TAG_DNS) {
            lint_host(check, level, value);
            usable++;
        } else if (tag == MC_NAME_TAG_IP) {
            usable++;
            if (value.len != 4 && value.len != 16) {
                mc_check_say(check, MC_LEVEL_ERROR, "ADDRESS_LENGTH",
                             field_of(check), NULL);
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
    mc_name host;

    if (letters_in(cn) > CN_MAX) {
        mc_check_say(check, MC_LEVEL_WARNING, "CN_LONG", field_of(check), NULL);
    }
    if (usable > 0 && mc_name_read(cn, &host) == MC_OK &&
        host.bytes[0] != '*' && !mc_check_host_matches(names, &host)) {
        say(check, MC_LEVEL_INFO, "CN_NOT_LISTED", cn);
    }
}

void mc_check_names(mc_check *check, mc_view names, mc_view subject, int wanted)
{
    mc_buf cn = MC_BUF_INIT;
    size_t usable = lint_list(check, names);

    /* An authority may still add them to what a request asks for. */
    if (usable == 0 && wanted) {
        mc_check_say(check,
                     check->leaf != NULL ? MC_LEVEL_ERROR : MC_LEVEL_WARNING,
                     "NO_NAMES", field_of(check), NULL);
    }
    if (mc_subject_common_name(subject, &cn)) {
        lint_common_name(check, mc_buf_view(&cn), names, wanted ? usable : 0);
    }
    mc_buf_free(&cn);
}

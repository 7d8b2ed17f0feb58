/*
 * Whether a browser takes the certificate for a host: RFC 9525 as current
 * browsers apply it. The common name counts for nothing.
 */
#include "judge/check.h"

#include "report/report.h"

static uint8_t lower(uint8_t c)
{
    return c >= 'A' && c <= 'Z' ? (uint8_t) (c | 0x20) : c;
}

/* The host's letters are lower-case already. */
static int same_host(mc_view pattern, mc_view host)
{
    size_t i;

    if (pattern.len != host.len) {
        return 0;
    }
    for (i = 0; i < host.len; i++) {
        if (lower(pattern.p[i]) != host.p[i]) {
            return 0;
        }
    }
    return 1;
}

static size_t count_dots(mc_view text)
{
    size_t count = 0;
    size_t i;

    for (i = 0; i < text.len; i++) {
        count += text.p[i] == '.';
    }
    return count;
}

/* "*.a.b": the first label of the host may be anything, the rest must be
 * the same and hold two labels or more. */
static int wildcard_matches(mc_view pattern, mc_view host)
{
    size_t i = 0;

    if (pattern.len < 2 || pattern.p[0] != '*' || pattern.p[1] != '.' ||
        count_dots(pattern) < 2) {
        return 0;
    }
    while (i < host.len && host.p[i] != '.') {
        i++;
    }
    if (i == 0) {
        return 0;
    }
    host.p += i;
    host.len -= i;
    pattern.p++;
    pattern.len--;
    return same_host(pattern, host);
}

int mc_check_host_matches(mc_view names, const mc_name *host)
{
    mc_view wanted = mc_name_view(host);

    while (names.len > 0) {
        uint8_t tag;
        mc_view value;

        if (mc_der_next(&names, &tag, &value, NULL) != MC_OK) {
            return 0;
        }
        if (tag != host->tag) {
            continue;
        }
        if (tag == MC_NAME_TAG_IP
                ? mc_view_equal(value, wanted)
                : same_host(value, wanted) || wildcard_matches(value, wanted)) {
            return 1;
        }
    }
    return 0;
}

/* An address that stands among the host names, where nobody looks. */
static int address_as_host(mc_view names, const mc_name *host)
{
    while (names.len > 0) {
        uint8_t tag;
        mc_view value;
        mc_name found;

        if (mc_der_next(&names, &tag, &value, NULL) != MC_OK) {
            return 0;
        }
        if (tag == MC_NAME_TAG_DNS && mc_name_read(value, &found) == MC_OK &&
            found.tag == MC_NAME_TAG_IP &&
            mc_view_equal(mc_name_view(&found), mc_name_view(host))) {
            return 1;
        }
    }
    return 0;
}

/* What a request asks for; it can still be made again. */
static void say_asked(mc_check *check, mc_view text, const mc_name *host)
{
    if (mc_check_host_matches(check->request.names, host)) {
        mc_check_say(check, MC_LEVEL_OK, "HOST_OK", "host",
                     MC_VALUES(mc_value_text("host", text),
                               mc_value_word("of", "request")));
    } else {
        mc_check_say(check, MC_LEVEL_ERROR, "HOST_NOT_ASKED", "host",
                     MC_VALUES(mc_value_text("host", text)));
    }
}

static void say_mismatch(mc_check *check, mc_view text, const mc_name *host)
{
    mc_view names = check->leaf->names;

    if (names.len == 0) {
        mc_check_say(check, MC_LEVEL_ERROR, "HOST_NO_NAMES", "host",
                     MC_VALUES(mc_value_text("host", text)));
    } else if (host->tag == MC_NAME_TAG_IP && address_as_host(names, host)) {
        mc_check_say(check, MC_LEVEL_ERROR, "HOST_ADDRESS_AS_DNS", "host",
                     MC_VALUES(mc_value_text("host", text)));
    } else {
        mc_check_say(check, MC_LEVEL_ERROR, "HOST_MISMATCH", "host",
                     MC_VALUES(mc_value_text("host", text)));
    }
}

void mc_check_host(mc_check *check, mc_view typed)
{
    mc_name host;

    if (check->leaf == NULL &&
        (!check->has_request || check->request_error != MC_OK)) {
        return; /* a key alone has no names */
    }
    if (mc_name_read(typed, &host) != MC_OK || host.bytes[0] == '*') {
        mc_check_say(check, MC_LEVEL_ERROR, "NAME_SYNTAX", "host",
                     MC_VALUES(mc_value_text("host", typed)));
    } else if (check->leaf == NULL) {
        say_asked(check, typed, &host);
    } else if (mc_check_host_matches(check->leaf->names, &host)) {
        mc_check_say(check, MC_LEVEL_OK, "HOST_OK", "host",
                     MC_VALUES(mc_value_text("host", typed),
                               mc_value_word("of", "certificate")));
    } else {
        say_mismatch(check, typed, &host);
    }
}

/*
 * Whether a browser takes the certificate for a host: RFC 9525 as current
 * browsers apply it. The common name counts for nothing.
 */
#include "judge/check.h"

#include "report/report.h"

/* "*.a.b": the first label of the host may be anything, the rest must be
 * the same and hold two labels or more. */
static int wildcard_matches(mc_view pattern, mc_view host)
{
    size_t first = mc_view_until(host, '.').len;
    mc_view rest = pattern;

    if (pattern.len < 2 || pattern.p[0] != '*' || pattern.p[1] != '.') {
        return 0;
    }
    mc_view_skip(&rest, 2);
    if (mc_view_until(rest, '.').len == rest.len || first == 0) {
        return 0;
    }
    mc_view_skip(&host, first);
    mc_view_skip(&pattern, 1);
    return mc_view_alike(pattern, host);
}

int mc_check_host_matches(mc_view names, const mc_name *host)
{
    mc_view wanted = mc_name_view(host), value;
    uint8_t tag;

    while (mc_der_next(&names, &tag, &value, NULL) == MC_OK) {
        if (tag == host->tag &&
            (tag == MC_NAME_TAG_IP ? mc_view_equal(value, wanted)
                                   : mc_view_alike(value, wanted) ||
                                         wildcard_matches(value, wanted))) {
            return 1;
        }
    }
    return 0;
}

/* An address that stands among the host names, where nobody looks. */
static int address_as_host(mc_view names, const mc_name *host)
{
    mc_view value;
    mc_name found;
    uint8_t tag;

    while (mc_der_next(&names, &tag, &value, NULL) == MC_OK) {
        if (tag == MC_NAME_TAG_DNS && mc_name_read(value, &found) == MC_OK &&
            found.tag == MC_NAME_TAG_IP &&
            mc_view_equal(mc_name_view(&found), mc_name_view(host))) {
            return 1;
        }
    }
    return 0;
}

/* What keeps a browser from taking it; NULL for nothing. What a request asks
 * for can still be made again. */
static const char *find_obstacle(const mc_check *check, const mc_name *host)
{
    mc_view names =
        check->leaf != NULL ? check->leaf->names : check->request.names;

    return mc_check_host_matches(names, host) ? NULL
           : check->leaf == NULL              ? "HOST_NOT_ASKED"
           : names.len == 0                   ? "HOST_NO_NAMES"
           : host->tag == MC_NAME_TAG_IP && address_as_host(names, host)
               ? "HOST_ADDRESS_AS_DNS"
               : "HOST_MISMATCH";
}

void mc_check_host(mc_check *check, mc_view typed)
{
    mc_value text = mc_value_text("host", typed);
    const char *obstacle;
    mc_name host;

    if (check->leaf == NULL &&
        (!check->has_request || check->request_error != MC_OK)) {
        return; /* a key alone has no names */
    }
    obstacle = mc_name_read(typed, &host) != MC_OK || host.bytes[0] == '*'
                   ? "NAME_SYNTAX"
                   : find_obstacle(check, &host);
    if (obstacle != NULL) {
        mc_check_say(check, MC_LEVEL_ERROR, obstacle, "host", MC_VALUES(text));
    } else {
        mc_check_say(check, MC_LEVEL_OK, "HOST_OK", "host",
                     MC_VALUES(text, mc_value_word("of", check->leaf != NULL
                                                             ? "certificate"
                                                             : "request")));
    }
}

/**
 * The heads of a table's columns: what people write there, and what tells a
 * column of addresses from one of something else.
 *
 * Does not: read cells (table.js).
 *
 * @typedef {'name' | 'addresses' | 'profile' | 'days' | 'CN' | 'O' | 'OU' |
 *     'L' | 'ST' | 'C' | 'emailAddress' | 'passphrase'} Column
 */
import { parseAddress } from '../device/address.js';

/**
 * What people write at the head of a column, in English, German, French,
 * Spanish, Italian, Portuguese, Dutch and more; as wordOf() makes it.
 *
 * @type {Record<Column, string>}
 */
const HEADERS = {
    name: `name device devicename label unit gerat geratename geratebezeichnung
        bezeichnung appareil nomappareil nomdelappareil nom equipement
        dispositivo nombre nombredeldispositivo equipo nome nomedispositivo
        nomedodispositivo apparaat apparaatnaam toestel naam urzadzenie nazwa
        enhet namn имя название устройство 装置名 機器名 名前 设备 名称`,
    addresses: `addresses address names hostnames hostname host hosts dns
        dnsname dnsnames san sans ip ips ipaddress ipaddresses ipv ipvaddress
        fqdn subjectaltname subjectaltnames url webaddress
        adresse adressen ipadresse ipadressen rechnername rechner hostnamen
        dnsnamen webadresse adresses adresseip adressesip
        nomdhote nomhote hote nomdns
        direccion direcciones direccionip direccionesip nombredehost
        nombredns
        indirizzo indirizzi indirizzoip nomehost nomedns
        endereco enderecos enderecoip nomedohost nomedehost
        adres adressen ipadres hostnaam adresip adresy nazwahosta
        ipadress vardnamn адрес ipадрес имяхоста ipアドレス アドレス ホスト名
        ip地址 地址 主机名`,
    profile: `profile model type family modell typ geratetyp modele modelo
        tipo familie famille familia famiglia produkt product produit
        producto prodotto produto`,
    days: `days validity validdays validitydays tage gultigkeit
        gultigkeittage gultigkeitintagen jours validite dias validez giorni
        validita validade dagen geldigheid dni`,
    CN: 'cn commonname',
    O: `o organization organisation company organisationname firma
        unternehmen societe entreprise organizacion empresa organizzazione
        azienda organizacao organisatie bedrijf organizacja`,
    OU: `ou unitname organizationalunit organisationalunit department
        abteilung organisationseinheit departement unidad departamento
        reparto unidade afdeling`,
    L: `l locality city town ort stadt ville localite ciudad localidad citta
        localita cidade plaats stad miasto`,
    ST: `st state province county bundesland provinz region provincia estado
        regione provincie`,
    C: 'c country land pays pais paese kraj',
    emailAddress: `email emailaddress mail mailadresse courriel correo
        correoelectronico posta`,
    passphrase: `passphrase password keypassphrase passwort kennwort
        motdepasse contrasena senha wachtwoord haslo`,
};

/** Small letters without marks, of any script. @param {string} head */
function wordOf(head) {
    return head.replace(/[łŁ]/g, 'l').normalize('NFKD').toLowerCase()
        .replace(/[^\p{L}]/gu, '');
}

/** Other machines than the device, and what only looks like an address. */
const ELSEWHERE = new RegExp('gateway|router|passerelle|puerta|mask|maske|' +
    'masque|mascara|subnet|netz|nameserver|dnsserver|serveurdns|servidordns|' +
    'ntp|syslog|proxy|snmp|gatekeeper|registrar|broadcast|vlan|version|' +
    'firmware|software|mail');

const IPV4 = /^(?:\d{1,3}\.){3}\d{1,3}$/;

/** A host name of three parts or more: two may be a person or a file. */
const HOST = /^(?:[\p{L}\d_-]+\.){2,}(?=[\d-]*\p{L})[\p{L}\d-]+\.?$/u;

/**
 * Whether a text is most likely the address of a machine, though nothing says
 * so: no date, no version, no serial number or MAC address.
 *
 * @param {string} text
 */
export function looksLikeAddress(text) {
    const bare = text.replace(/^https?:\/\//i, '')
        .replace(/\/.*$/, '').replace(/^\[(.*)\](?::\d+)?$/, '$1');
    if (bare.split(':').length > 2) {
        return parseAddress(bare) !== null;
    }
    const host = bare.replace(/:\d+$/, '');
    return IPV4.test(host) || HOST.test(host);
}

/** Whether a head speaks of another machine. @param {string} head */
export function isElsewhere(head) {
    return ELSEWHERE.test(wordOf(head));
}

/** @type {Map<string, Column>} */
const COLUMN_OF = new Map(Object.entries(HEADERS).flatMap(([column, words]) =>
    words.split(/\s+/).map((word) =>
        /** @type {[string, Column]} */ ([wordOf(word), column]))));

/** One word of a head that is enough: "Management IP", "Hostname (FQDN)". */
const ADDRESS_WORD = /^(?:ip|ipv|fqdn|hostname|ipaddress|ipadresse)$/;

/** @param {string} head @returns {Column | null} */
export function columnOf(head) {
    const found = COLUMN_OF.get(wordOf(head)) ??
        COLUMN_OF.get(wordOf(head.replace(/\(.*?\)/g, '')));
    const named = found || isElsewhere(head) ? false
        : head.split(/[^\p{L}-]+/u).some((word) =>
            ADDRESS_WORD.test(wordOf(word)));
    return found ?? (named ? 'addresses' : null);
}

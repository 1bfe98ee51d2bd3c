package dev.kdt.generate.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateReaderTest {
    @Test
    void tellsAllProblemsAtOnceWithPlaceAndRemedy() {
        assertEquals(
                List.of(
                        "t.yaml:1:1: unknown key 'evry' of a template file (did you mean 'every'?)",
                        "t.yaml:2:8: 'every': the least one is more than the greatest one (exchange them)",
                        "t.yaml:3:6: 'key': no field 'customr' comes before this one (did you mean 'customer'?)",
                        "t.yaml:5:9: 'id': unknown type 'seqence' (did you mean 'sequence'?)",
                        "t.yaml:6:16: 'n', 'number': the least one is more than the greatest one (exchange them)",
                        "t.yaml:7:18: 'm', 'number': unknown key 'nrmal' (did you mean 'normal'?)",
                        "t.yaml:8:16: 'k', 'choice': the weights add up to nothing (give one that is more than 0)",
                        "t.yaml:9:18: 'j', 'pattern': impossible pattern: lookaround (?=) cannot be made",
                        "t.yaml:10:12: 'i', 'jq': the field 'later' comes later (move it before this one)",
                        "t.yaml:12:12: 'p', 'of': there is no entity 'customer' (the file has no 'entities'; an earlier"
                                + " field is written jq: .customer)",
                        "t.yaml:13:17: 'q', 'jq': expected a value or a filter but found the end of the program",
                        "t.yaml:14:33: 's', 'array', 'of', 'sequence': cannot be in an array (each record has one"
                                + " number)",
                        "t.yaml:15:22: 't': two types, 'number' and 'boolean' (a field has one; nest others in object:"
                                + " {…})",
                        "t.yaml:16:17: 'u', 'present': must be a share such as 12%, 1/8 or 0.12",
                        "t.yaml:17:32: 'v', 'array', 'length': must be whole numbers from 0 on",
                        "t.yaml:18:32: 'w', 'array', 'length': must be whole numbers from 0 on"),
                new TemplateText("""
                    evry: 1s
                    every: 5s..1s
                    key: .customr
                    record:
                      id: { seqence: 1 }
                      n: { number: { from: 5, to: 1 } }
                      m: { number: { nrmal: { mean: 1 } } }
                      k: { choice: { a: 0, b: 0 } }
                      j: { pattern: "(?=a)b" }
                      i: { jq: .later }
                      later: { jq: .i }
                      p: { of: customer.id }
                      q: { jq: '.n +' }
                      s: { array: { of: { sequence: 1 }, length: 3 } }
                      t: { number: 1..5, boolean: 30% }
                      u: { present: 120%, boolean: 0.5 }
                      v: { array: { of: 1, length: -5 } }
                      w: { array: { of: 1, length: -1..3 } }
                      customer: web
                    """).problems());
    }

    /** Wherever the value comes from that a path looks into: what certainly is not there is told. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
        .hit.requst                                  ~ hit.requst       ~ did you mean 'request'?
        .hit.more.y                                  ~ hit.more.y       ~ known: x
        .customer.nme                                ~ customer.nme     ~ did you mean 'name'?
        .customer.address.cty                        ~ customer.address.cty ~ did you mean 'city'?
        .lookup.US.rat                               ~ lookup.US.rat    ~ did you mean 'rate'?
        .lookup.list[0].b                            ~ lookup.list[].b  ~ known: a
        .items[0].skv                                ~ items[].skv      ~ did you mean 'sku'?
        .items[.n].skv                               ~ items[].skv      ~ did you mean 'sku'?
        .items | map(.qyt * 2) | add                 ~ items[].qyt      ~ did you mean 'qty'?
        [.items[] | select(.skv == "a") | .qty]      ~ items[].skv      ~ did you mean 'sku'?
        .items | first | .skw                        ~ items[].skw      ~ did you mean 'sku'?
        .copy.requst                                 ~ copy.requst      ~ did you mean 'request'?
        if .n > 1 then .hit.requst else 0 end        ~ hit.requst       ~ did you mean 'request'?
        {a: "x \\(.hit.requst)"}                      ~ hit.requst       ~ did you mean 'request'?
        """)
    void tellsOfNamesThatCannotBeThere(String jq, String path, String remedy) {
        assertEquals(
                List.of("'wrong', 'jq': no field '" + path + "' comes before this one (" + remedy + ")"),
                lookingInto(jq).problems().stream()
                        .map(each -> each.replaceFirst("^[^ ]* ", ""))
                        .toList());
    }

    /** A member of what is certainly no object would be null, or an error at the first record. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
        .items.sku                    ~ 'items' is an array, which has no 'sku' (write .items[].sku, or [0] for the first element)
        .lookup.list.a                ~ 'lookup.list' is an array, which has no 'a' (write .lookup.list[].a, or [0] for the first element)
        .lookup.US.rate.x             ~ 'lookup.US.rate' is no object and has no 'x' (write .lookup.US.rate)
        .items[].sku.x                ~ 'items[].sku' is no object and has no 'x' (write .items[].sku)
        """)
    void tellsOfMembersOfWhatIsNoObject(String jq, String problem) {
        assertEquals(
                List.of("'wrong', 'jq': " + problem),
                lookingInto(jq).problems().stream()
                        .map(each -> each.replaceFirst("^[^ ]* ", ""))
                        .toList());
    }

    /** What one of several values has, or what may come from anywhere, is not a mistake. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ".hit.request",
                ".hit.more.x",
                ".customer.address.city",
                ".lookup[.customer.name].rate",
                ".items | map(.qty) | add",
                ".items | length",
                ".mixed.anything",
                ".hit.requst?",
                ".items.sku?",
                "try .items.sku catch 1",
                ".hit | keys | .[0]",
                ".hit | to_entries | map(.value)",
                ".n as $n | {$n} | .n",
                "{ a: 1 } | .b"
            })
    void letsPassWhatMayBeThere(String jq) {
        assertEquals(List.of(), lookingInto(jq).problems());
    }

    private static TemplateText lookingInto(String jq) {
        return new TemplateText("""
            entities:
              customer:
                count: 3
                fields:
                  name: { choice: [US, DE] }
                  address: { object: { city: Graz } }
            record:
              n: { number: 0..5 }
              hit:
                choice:
                  - { object: { request: a, status: 200 } }
                  - { object: { request: b, more: { object: { x: 1 } } } }
                  - { constant: { request: c } }
                  - null
              customer: { of: customer }
              lookup: { constant: { US: { rate: 1 }, list: [{ a: 1 }] } }
              items: { array: { of: { object: { sku: a, qty: 1, at: { jq: '.items | length' } } }, length: 1..3 } }
              copy: { jq: .hit }
              mixed: { choice: [{ object: { a: 1 } }, 7] }
              wrong: { jq: '%s' }
            """.formatted(jq));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
        7                                            ~ 0
        7.50                                         ~ 2
        1e-3..2e-3                                   ~ 3
        1..2.50                                      ~ 2
        1e3..2e3                                     ~ 0
        { from: 1, to: 3, step: 0.05 }               ~ 2
        { from: 1.00, to: 3, decimals: 1 }           ~ 1
        { normal: { mean: 7.25, deviation: 0.5 } }   ~ 0
        { normal: { mean: 7.25, deviation: 0.5 }, decimals: 3, from: 0.5 } ~ 3
        """)
    void numbersHaveAsManyDecimalsAsTheyAreWrittenWith(String number, int decimals) {
        for (String each :
                TemplateText.ofFields("n: { number: " + number + " }").records(50)) {
            assertTrue(each.matches("\\{\"n\":[0-9]+" + (decimals == 0 ? "}" : "\\.[0-9]{" + decimals + "}}")), each);
        }
    }

    /** A greater number would be another one in the records. */
    @Test
    void refusesNumbersThatCannotBeCounted() {
        assertEquals(
                List.of(
                        "t.yaml:2:16: 'a', 'number': numbers are drawn up to 4611686018427387903 (write smaller"
                                + " numbers)",
                        "t.yaml:3:16: 'b', 'number': numbers are drawn up to 46116860184273.87903 with 5 decimals"
                                + " (write smaller numbers, or fewer decimals)",
                        "t.yaml:4:16: 'c', 'number': numbers are drawn up to 4611686018427387903 (write smaller"
                                + " numbers)",
                        "t.yaml:5:16: 'd', 'number': numbers are drawn up to 4611686018427387903 (write smaller"
                                + " numbers)"),
                TemplateText.ofFields(
                                "a: { number: 1e20..2e20 }",
                                "b: { number: { from: 1, to: 5e13, decimals: 5 } }",
                                "c: { number: -5e18 }",
                                "d: { number: { normal: { mean: 1, deviation: 1 }, from: -1e25 } }",
                                "e: { number: -46116860184273.87903..46116860184273.87903 }")
                        .problems());
    }

    @Test
    void refusesTimesOfOtherYears() {
        assertEquals(
                List.of(
                        "t.yaml:2:22: 'a', 'time', 'from': must be of the years 1 to 9999",
                        "t.yaml:3:38: 'b', 'time', 'to': must be of the years 1 to 9999"),
                TemplateText.ofFields(
                                "a: { time: { from: \"-0001-01-01T00:00:00Z\", to: 2026-01-01 } }",
                                "b: { time: { from: 2026-01-01, to: \"+1000000-01-01T00:00:00Z\" } }")
                        .problems());
    }

    @Test
    void tellsWhatElseIsWrongWhereEntitiesAreInACircle() {
        assertEquals(
                List.of(
                        "t.yaml:2:3: entities in a circle: a with b with a (leave out one 'with')",
                        "t.yaml:3:63: entity 'b', 'y', 'of': 'a' has no 'idd' (did you mean 'id'?)",
                        "t.yaml:4:20: 'x', 'of': 'b' has no 'z' (known: x, y)"),
                new TemplateText("""
                    entities:
                      a: { with: b, count: 3, fields: { id: 1, y: { of: b.x } } }
                      b: { with: a, count: 3, fields: { x: { of: a.id }, y: { of: a.idd } } }
                    record: { x: { of: b.z } }
                    """).problems());
    }

    @Test
    void tellsWhatIsWrongWithEntities() {
        assertEquals(
                List.of(
                        "t.yaml:2:3: entities in a circle: a with b with a (leave out one 'with')",
                        "t.yaml:4:3: entity 'c', 'with': there is no entity 'bb' (did you mean 'b'?)",
                        "t.yaml:5:6: entity 'd' must be a mapping with 'fields', not a number",
                        "t.yaml:6:20: 'x', 'of': 'a' has no 'y' (known: x)"),
                new TemplateText("""
                    entities:
                      a: { with: b, count: 3, fields: { x: 1 } }
                      b: { with: a, count: 3, fields: { x: 1 } }
                      c: { with: bb, count: 3, fields: { x: 1 } }
                      d: 5
                    record: { x: { of: a.y } }
                    """).problems());
        assertEquals(
                List.of(
                        "t.yaml:5:34: entity 'order', 'states', 'placed', 'next': there is no state 'payed' (known:"
                                + " placed, paid)",
                        "t.yaml:6:22: entity 'order', 'states', 'paid': 'after' needs 'next', the state that follows"
                                + " then",
                        "t.yaml:9:11: 'b', 'of': 'order' has no 'nmae' (did you mean 'name'?)",
                        "t.yaml:10:11: 'c', 'of': there is no entity 'ordr' (did you mean 'order'?)",
                        "t.yaml:11:28: 'd', 'of', 'in': 'order' has no state 'payd' (did you mean 'paid'?)",
                        "t.yaml:12:22: 'e', 'of', 'in': must be states, each with a field, not a text",
                        "t.yaml:13:27: 'f', 'of', 'in': 'shop' has no states"),
                new TemplateText("""
                    entities:
                      order:
                        fields: { name: web }
                        states:
                          placed: { after: 1h, next: payed }
                          paid: { after: 1h }
                      shop: { count: 3, fields: { name: web } }
                    record:
                      b: {of: order.nmae}
                      c: {of: ordr.name}
                      d: {of: order.name, in: {payd: null}}
                      e: {of: order, in: paid}
                      f: {of: shop.name, in: {paid: null}}
                    """).problems());
    }

    /** The kinds of a circle lead to each other without an end: a kind beside the circle is looked for among them. */
    @Test
    void tellsOfAnEntityThatIsNotAmongThoseInACircle() {
        assertEquals(
                List.of(
                        "t.yaml:2:3: entities in a circle: a with b with a (leave out one 'with')",
                        "t.yaml:4:46: entity 'c', 'x', 'of': 'c' has no 'd' (write with: d in 'c')"),
                new TemplateText("""
                    entities:
                      a: { with: b, count: 3, fields: { id: 1 } }
                      b: { with: a, count: 3, fields: { id: 1 } }
                      c: { with: a, count: 3, fields: { x: { of: d.id } } }
                      d: { count: 3, fields: { id: 1 } }
                    record: { x: 1 }
                    """).problems());
    }

    @Test
    void aPathLeadsIntoTheObjectsOfAnEntity() {
        JsonNode record = new TemplateText("""
            entities:
              trip:
                count: 1
                fields:
                  start: { object: { lat: { number: 47..48 }, zone: { constant: { id: 7 } } } }
            record: { lat: { of: trip.start.lat }, zone: { of: trip.start.zone.id }, trip: { of: trip } }
            """).json(1).getFirst();
        assertEquals(record.at("/trip/start/lat"), record.get("lat"));
        assertEquals(7, record.get("zone").asInt());
    }

    @Test
    void tellsWhereAPathIntoAnEntityEnds() {
        assertEquals(
                List.of(
                        "t.yaml:8:26: entity 'trip', 'n', 'of': a field of 'trip' does not see the step before (fields"
                                + " of the record do)",
                        "t.yaml:11:12: 'a', 'of': 'trip' has no 'start.lag' (did you mean 'lat'?)",
                        "t.yaml:12:12: 'b', 'of': 'trip' has no 'firm.name' (write of: firm.name: it is that of the"
                                + " 'trip')",
                        "t.yaml:13:12: 'c', 'of': 'end.lat' of 'trip' is not kept by itself (give the record the field"
                                + " end: {of: trip.end}, then write jq: .end.lat)",
                        "t.yaml:14:12: 'd', 'of': 'trip' has no 'strt.lat' (did you mean 'start'?)"),
                new TemplateText("""
                    entities:
                      firm: { count: 1, fields: { name: web } }
                      trip:
                        with: firm
                        fields:
                          start: { object: { lat: { number: 1..2 } } }
                          end: { object: { lat: { number: 1..2 } }, present: 50% }
                        changing: { n: { of: trip.before.n } }
                        states: { on: {} }
                    record:
                      a: { of: trip.start.lag }
                      b: { of: trip.firm.name }
                      c: { of: trip.end.lat }
                      d: { of: trip.strt.lat }
                    """).problems());
    }

    @Test
    void tellsThatAKeyStandsInTheMappingOfItsType() {
        assertEquals(
                List.of(
                        "t.yaml:2:22: 'n': 'decimals' does not stand beside 'number' but in its mapping (write number:"
                                + " {…, decimals: …})",
                        "t.yaml:3:19: 't': 'from' does not stand beside 'time' but in its mapping (write time: {…,"
                                + " from: …})"),
                new TemplateText("""
                    record:
                      n: { number: 1..2, decimals: 2 }
                      t: { time: now, from: 2020-01-01 }
                      f: { time: { from: 2020-01-01, to: 2020-01-02 }, format: epoch, null: 10% }
                    """).problems());
    }

    /** A file's locale is wrong at one place, however many fields have its texts; a locale is told as it is written. */
    @Test
    void tellsOfAWrongLocaleWhereItIsWritten() {
        String remedy = " (write a language, or a language and a country: en, de, de-AT, fr, ja, pt-BR)";
        assertEquals(
                List.of(
                        "t.yaml:1:9: 'locale': there are no made-up texts in the locale '12'" + remedy,
                        "t.yaml:4:28: 'c', 'fake': there are no made-up texts in the locale 'en_US'" + remedy),
                new TemplateText("""
                    locale: 12
                    record:
                      a: { fake: name }
                      c: { fake: city, locale: en_US }
                      d: { fake: city, locale: de }
                    """).problems());
    }

    @Test
    void anExpressionSeesTheRecordSoFarAtEveryDepth() {
        JsonNode record = TemplateText.ofFields(
                        "type: order",
                        "qty: { number: 2..2 }",
                        "total: { jq: '.qty * 1.5' }",
                        "copy: { jq: .qty }",
                        "kind: { jq: .type }",
                        "user: { object: { first: { jq: '.qty + 1' }, second: { jq: '.user.first + .total' } } }",
                        "items: { array: { length: 2, of: { object: { n: { jq: .qty }, m: { jq: '.items | length' } }"
                                + " } } }",
                        "name: { jq: .user.second }")
                .json(1)
                .getFirst();
        assertEquals(
                "{\"type\":\"order\",\"qty\":2,\"total\":3.0,\"copy\":2,\"kind\":\"order\",\"user\":{\"first\":3,"
                        + "\"second\":6.0},\"items\":[{\"n\":2,\"m\":1},{\"n\":2,\"m\":2}],\"name\":6.0}",
                record.toString().replace(":3,\"copy", ":3.0,\"copy").replace(":6}", ":6.0}"));
    }

    @Test
    void fieldsAreAbsentNullOrConditional() {
        List<JsonNode> records = TemplateText.ofFields(
                        "first: { number: 1..9, present: 30% }",
                        "second: { number: 1..9, null: 20% }",
                        "third: { constant: x, if: '.first == 1' }",
                        "none: { jq: empty }",
                        "object: { object: { a: { boolean: 1, present: 0.5 } } }")
                .json(10_000);
        long first = records.stream().filter(each -> each.has("first")).count();
        long second =
                records.stream().filter(each -> each.path("second").isNull()).count();
        // Five standard deviations.
        assertEquals(3_000, (double) first, 230);
        assertEquals(2_000, (double) second, 200);
        assertTrue(records.stream()
                .allMatch(each -> each.has("third") == (each.path("first").asInt() == 1) && !each.has("none")));
        assertTrue(records.stream().anyMatch(each -> each.path("object").isEmpty()));
    }

    @Test
    void aCopyOfAnAbsentFieldIsNull() {
        for (JsonNode each : TemplateText.ofFields("a: { number: 1..9, present: 50% }", "b: { jq: .a }")
                .json(50)) {
            assertEquals(each.path("a").asInt(), each.path("b").asInt());
            assertEquals(each.has("a"), !each.path("b").isNull());
        }
    }

    @Test
    void aFieldOfAnAbsentObjectIsNotTakenFromARecordBefore() {
        for (JsonNode each : TemplateText.ofFields(
                        "user: { object: { id: { number: 1..99 } }, present: 50% }", "id: { jq: .user.id }")
                .json(50)) {
            assertEquals(each.has("user"), !each.path("id").isNull());
        }
    }

    @Test
    void textReplacesTheRecordAndTakesStringsWithoutQuotes() {
        assertEquals(List.of("1 - [a \"b\" 3] null"), new TemplateText("""
            text: '\\(.n) - [\\(.t) \\(.n + 2)] \\(.none // null)'
            record: { n: { sequence: 1 }, t: 'a "b"', none: { constant: 1, present: 0% } }
            """).records(1));
    }

    @Test
    void aTemplateThatIsNoMappingIsRefused() {
        assertEquals(
                List.of("t.yaml:1:1: a template file is a mapping with 'record', not a list"),
                new TemplateText("- a").problems());
        assertEquals(
                List.of("t.yaml:1:1: 'record' is missing (the fields of each record)"),
                new TemplateText("name: a").problems());
    }

    @Test
    void namesAndDescriptionHaveDefaults() {
        var template = TemplateText.ofFields("a: 1").compile();
        assertEquals("t", template.name());
        assertEquals("", template.description());
        assertNull(template.key());
        assertFalse(template.fieldNames().isEmpty());
    }
}

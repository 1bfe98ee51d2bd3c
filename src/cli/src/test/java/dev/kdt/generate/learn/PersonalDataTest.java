package dev.kdt.generate.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonalDataTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            delimiter = '|',
            value = {
                "ada@example.com                       | x        | EMAIL",
                "jörg.k@müller.example                 | x        | EMAIL",
                "ada%40example.com                     | x        | EMAIL",
                "root@bastion                          | x        | EMAIL",
                "lodash@4.17.21                        | x        | none",
                "10.0.3.255                            | x        | IPV4",
                "10.0.3.256                            | x        | none",
                "1.2.3                                 | version  | none",
                "2001:db8::17                          | x        | IPV6",
                "12:34:56                              | x        | none",
                "curl/8.5.0                            | x        | USER_AGENT",
                "HTTP/1.1                              | protocol | none",
                "4111 1111 1111 1111                   | x        | CARD",
                "4111 1111 1111 1112                   | x        | none",
                "+49 30 1234567                        | x        | PHONE",
                "(212) 555-0123                        | x        | PHONE",
                "2026-11-22                            | x        | none",
                "0190a5b2-7c1d-7e3f-8a4b-5c6d7e8f9a0b  | x        | UUID",
                "Ada Adams                             | x        | NAME",
                "Ludwig van Beethoven                  | x        | NAME",
                "New York                              | city     | none",
                "In Progress                           | status   | none",
                "gift wrapped                          | x        | none"
            })
    void isKnownByItsForm(String text, String field, String expected) {
        PersonalData found = PersonalData.of(List.of(text), field);
        assertEquals(expected, found == null ? null : found.name());
    }

    @ParameterizedTest
    @CsvSource({
        "user, true",
        "userName, true",
        "first_name, true",
        "customerName, true",
        "login, true",
        "surname, true",
        "name, false",
        "fileName, false",
        "userId, false",
        "hostname, false"
    })
    void namesOfPeopleAreKnownByTheirField(String field, boolean expected) {
        assertEquals(expected, PersonalData.isNameOfPerson(field));
    }
}

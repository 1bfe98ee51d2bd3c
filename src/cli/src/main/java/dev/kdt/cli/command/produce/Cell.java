package dev.kdt.cli.command.produce;

import dev.kdt.json.Entries;
import dev.kdt.json.NumberValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;

/** Cells of rows: texts that may stand for numbers, truth values or nothing. */
final class Cell {
    private Cell() {}

    /** The row with its cells as what they seem to be. A number is none if it would not be written as the cell is. */
    static Value typed(Value row) {
        if (!(row instanceof ObjectValue cells)) {
            return row;
        }
        ObjectValue typed = ObjectValue.withRoomFor(cells.size());
        for (Entries each = cells.entries(); each.next(); ) {
            typed = typed.with(each.key(), each.value() instanceof StringValue text ? cell(text) : each.value());
        }
        return typed;
    }

    private static Value cell(StringValue text) {
        if (text.isEmpty()) {
            return Value.NULL;
        }
        NumberValue number = NumberValue.parse(text.utf8());
        if (number != null && number.toString().equals(text.text())) {
            return number;
        }
        return switch (text.text()) {
            case "true" -> Value.TRUE;
            case "false" -> Value.FALSE;
            default -> text;
        };
    }
}

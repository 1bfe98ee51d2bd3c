package dev.kdt.jq.run;

/** Tells, or assumes, which of a function's arguments have one output at most. */
interface Params {
    Params ALL_SINGLE = _ -> true;
    Params NONE_SINGLE = _ -> false;

    boolean isSingle(ParamCall call);
}

//! What bad input gets: an error at its place, with what was expected and the nearest name; all errors at once.
//!
//! Each case is a block that joins the sound dossier of `common`, beside everything that is then found.

mod common;

use common::{SOUND, findings, findings_in};
use insta::assert_snapshot;

#[test]
fn the_sound_dossier_is_sound() {
    assert_snapshot!(findings(""), @"opens");
}

// Files

#[test]
fn missing_file() {
    assert_snapshot!(findings_in(&[]), @"- missing-file there is no file `case/dossier.toml` | write a first one with: placet new NAME");
}

#[test]
fn empty_file() {
    assert_snapshot!(findings_in(&[("dossier.toml", "# nothing yet\n\n")]), @"dossier.toml:1:1 empty-file `case/dossier.toml` holds nothing | write a first one with: placet new NAME");
}

#[test]
fn no_format_no_question_no_path() {
    assert_snapshot!(findings_in(&[("dossier.toml", "title = \"x\"\n")]), @r#"
    dossier.toml:1:1 missing-format the file does not say its format | begin it with the line: format = 1
    dossier.toml:1:1 missing-block the dossier asks nothing: it needs a block [question] | begin it with [question], text = "…" and as_of = 2025-03-20
    dossier.toml:1:1 missing-block nothing leads to the outcome: the dossier needs a block [[path]] | for example: [[path]], id = "un_mission", title = "…", when = "unsc_mandate"
    dossier.toml:1:1 unknown-field the file has no field `title`
    "#);
}

#[test]
fn carriage_returns_and_a_byte_order_mark_are_accepted() {
    let text = format!("\u{feff}{}", SOUND.replace('\n', "\r\n"));
    assert_snapshot!(findings_in(&[("dossier.toml", &text)]), @"opens");
}

#[test]
fn bad_syntax_several_times() {
    assert_snapshot!(findings(r#"
[[actor]]
id = RUS
name = "Russia
[[stance]
actor = "RUS"
"#), @r#"
    statements.toml:3:6 toml-syntax string values must be quoted, expected literal string | not readable as TOML | texts stand in quotes: name = "value"
    statements.toml:4:15 toml-syntax invalid basic string, expected `"` | not readable as TOML | texts stand in quotes: name = "value"
    statements.toml:5:10 toml-syntax unclosed array table, expected `]` | not readable as TOML | texts stand in quotes: name = "value"
    "#);
}

#[test]
fn a_block_of_an_unknown_kind_and_a_block_in_single_brackets() {
    assert_snapshot!(findings(r#"
[[stances]]
actor = "RUS"
[actor]
id = "RUS"
"#), @"
    statements.toml:2:3 unknown-field the file has no field `stances` | the nearest name is `stance`
    statements.toml:4:1 wrong-type `actor` must be blocks, not a table | write [[actor]] in double brackets, once for each
    ");
}

// Fields

#[test]
fn wrong_types() {
    assert_snapshot!(findings(r#"
[[stance]]
actor = "RUS"
motion = 5
yes = "likely"
[[path]]
id = "other"
title = ["a", "b"]
when = "mandate"
lag = true
"#), @"
    statements.toml:4:10 wrong-type `motion` must be a text in quotes, not this number | expected a text in quotes
    statements.toml:8:9 wrong-type `title` must be a text in quotes, not a list | expected a text in quotes
    statements.toml:10:7 wrong-type `lag` must be a number or a list of numbers, not true or false | expected a number or a list of numbers
    ");
}

#[test]
fn steps_of_a_lag() {
    assert_snapshot!(findings(r#"
[[path]]
id = "one"
title = "one"
when = "mandate"
lag = [0.1, -0.25]
[[path]]
id = "two"
title = "two"
when = "mandate"
lag = [1, 1, 1, 1, 1, 1, 1, 1, 1]
[[path]]
id = "three"
title = "three"
when = "mandate"
lag = [0.1, "a month"]
"#), @"
    statements.toml:6:7 bad-value `lag` must not be below 0 | years from an event to the outcome, or those of each step on the way
    statements.toml:11:7 bad-value `lag` has 9 steps, more than the 8 that are followed | years from an event to the outcome, or those of each step on the way
    statements.toml:16:13 wrong-type `lag` must be a list of numbers, not a text | expected a list of numbers
    ");
}

#[test]
fn missing_and_unknown_fields() {
    assert_snapshot!(findings(r#"
[[motion]]
titel = "another mandate"
[[statement]]
actor = "RUS"
motion = "mandate"
"#), @r#"
    statements.toml:2:1 missing-field a motion needs the field `id` | for example: id = "…"
    statements.toml:2:1 missing-field a motion needs the field `title` | for example: title = "…"
    statements.toml:2:1 missing-field a motion needs the field `body` or `actor` | for example: body = "un-security-council/substantive", or actor = "UKR"
    statements.toml:3:1 unknown-field a motion has no field `titel` | the nearest name is `title`
    statements.toml:4:1 missing-field a statement needs the field `position` | for example: position = "…"
    statements.toml:4:1 missing-field a statement needs the field `date` | for example: date = 2025-03-20
    statements.toml:4:1 missing-field a statement needs the field `quote` | for example: quote = "…"
    statements.toml:4:1 missing-field a statement needs the field `source` | for example: source = "…"
    "#);
}

#[test]
fn integer_beyond_64_bits() {
    assert_snapshot!(findings(r#"
[[statement]]
actor = "RUS"
motion = "mandate"
position = "con firm"
date = 2025-03-06
quote = "No."
source = "paper"
digit = 99999999999999999999
"#), @"statements.toml:9:9 wrong-type `digit` must be a whole number of at most 64 bits, not this number | expected a whole number of at most 64 bits");
}

#[test]
fn bad_date() {
    assert_snapshot!(findings(r#"
[[date]]
date = "2025-02-30"
text = "a meeting"
source = "paper"
[[date]]
date = "yesterday"
text = "a meeting"
source = "paper"
"#), @"
    statements.toml:3:8 bad-value `2025-02-30` is not a date; write it as 2025-03-20
    statements.toml:7:8 bad-value `yesterday` is not a date; write it as 2025-03-20
    ");
}

#[test]
fn bad_words() {
    assert_snapshot!(findings(r#"
[[source]]
id = "second"
title = "A second paper"
kind = "newpaper"
[[statement]]
actor = "RUS"
motion = "mandate"
position = "con strong"
date = 2025-03-06
quote = "No."
source = "paper"
bearing = "far"
letter = "G"
digit = 7
"#), @r#"
    statements.toml:5:8 unknown-word `kind` cannot be `newpaper` | expected one of "official", "newspaper", "press", "unknown"
    statements.toml:9:12 unknown-word `position` cannot be `con strong` | expected one of "pro lean", "pro", "pro firm", "pro bound", "con lean", "con", "con firm", "con bound", "open", "silent"
    statements.toml:13:11 unknown-word `bearing` cannot be `far` | expected one of "direct", "near", "related"
    statements.toml:14:10 unknown-word `letter` cannot be `G` | expected one of "A", "B", "C", "D", "E", "F"
    statements.toml:15:9 bad-value `digit` cannot be 7 | expected 1 to 6
    "#);
}

#[test]
fn memory_is_not_a_source() {
    assert_snapshot!(findings(r#"
[[source]]
id = "second"
title = "A second paper"
mark = "M"
"#), @"statements.toml:5:8 memory-mark memory is not a source | M marks what nobody has read | find it in a source (mark B, or A where two publishers have it), or leave the block out");
}

// Names

#[test]
fn unknown_actors() {
    assert_snapshot!(findings(r#"
[[stance]]
actor = "Russia"
motion = "mandate"
yes = 1
[[pledge]]
actor = "FRX"
resource = "troops"
contributes = 0.5
"#), @"
    statements.toml:3:9 unknown-actor there is no actor `Russia` | states go by their ISO 3166 code: RUS
    statements.toml:7:9 unknown-actor there is no actor `FRX` | the nearest name is `FRA` | list it: [[actor]], id = and name =
    ");
}

#[test]
fn a_seat_outside_its_dates() {
    assert_snapshot!(findings(r#"
[[stance]]
actor = "ITA"
motion = "mandate"
yes = 1
[[path]]
id = "other"
title = "another way"
when = "ITA@mandate = yes and mandate"
"#), @"
    statements.toml:3:9 no-seat ITA has no seat in `council` on 2025-03-20 | its terms: 2023-01-01 to 2024-12-31
    statements.toml:9:9 no-seat ITA has no seat in `council` on 2025-03-20 | its terms: 2023-01-01 to 2024-12-31
    ");
}

#[test]
fn unknown_motion_event_context_and_option() {
    assert_snapshot!(findings(r#"
[[stance]]
actor = "RUS"
motion = "mandat"
yes = 1
[[stance]]
actor = "RUS"
motion = "agreement"
yes = 1
[[stance]]
actor = "RUS"
motion = "mandate"
context = "provide"
yes = 0.5
nope = 0.5
[[motion]]
id = "consent"
title = "consent"
actor = "UKR"
context = "agreemnt"
"#), @"
    statements.toml:4:10 unknown-motion there is no motion `mandat` | the nearest name is `mandate`
    statements.toml:8:10 wrong-kind `agreement` is an event, not a motion | expected a motion / dossier.toml:9:6 declared here
    statements.toml:13:11 unknown-context `mandate` has no context `provide` | the nearest name is `provides`
    statements.toml:15:1 unknown-field a stance has no field `nope` | the nearest name is `no`
    statements.toml:20:11 unknown-event there is no event `agreemnt` | the nearest name is `agreement`
    ");
}

#[test]
fn unknown_body_and_rule() {
    assert_snapshot!(findings(r#"
[[motion]]
id = "first"
title = "a first motion"
body = "counci/substantive"
[[motion]]
id = "second"
title = "a second motion"
body = "council/substantiv"
[[motion]]
id = "third"
title = "a third motion"
body = "the council"
"#), @"
    statements.toml:5:9 unknown-body there is no body `counci` | the nearest name is `council` | `placet bodies` lists them
    statements.toml:9:17 unknown-rule `council` has no rule `substantiv` | the nearest name is `substantive`
    statements.toml:13:9 unknown-body there is no body `the council` | the nearest name is `council` | `placet bodies` lists them
    ");
}

#[test]
fn unknown_source_statement_subject_and_scope() {
    assert_snapshot!(findings(r#"
[[statement]]
id = "first"
actor = "RUS"
motion = "mandat"
position = "con"
date = 2025-03-06
quote = "No."
source = "papers"
[[statement]]
id = "second"
actor = "RUS"
motion = "mandate"
position = "con"
date = 2025-03-06
quote = "No."
source = "paper"
scope = ["forbid"]
[[stance]]
actor = "RUS"
motion = "mandate"
no = 1
statements = ["frist"]
"#), @"
    statements.toml:5:10 unknown-motion there is no motion `mandat` | the nearest name is `mandate`
    statements.toml:9:10 unknown-source there is no source `papers` | the nearest name is `paper`
    statements.toml:18:10 unknown-context `mandate` has no context `forbid` | the nearest name is `forbids`
    statements.toml:23:15 unknown-statement there is no statement `frist` | the nearest name is `first`
    ");
}

#[test]
fn quote_without_a_source() {
    assert_snapshot!(findings(r#"
[[statement]]
actor = "RUS"
motion = "mandate"
position = "con"
date = 2025-03-06
quote = "No."
"#), @r#"
    statements.toml:2:1 missing-field a statement needs the field `source` | for example: source = "…"
    "#);
}

#[test]
fn duplicate_ids() {
    assert_snapshot!(findings(r#"
[[motion]]
id = "mandate"
title = "again"
actor = "UKR"
[[path]]
id = "agreement"
title = "a path with the name of an event"
when = "mandate"
[[motion]]
id = "not"
title = "a word of the language"
actor = "UKR"
"#), @"
    statements.toml:3:6 duplicate-id two blocks declare the motion `mandate` | declared again here / dossier.toml:23:6 first declared here
    statements.toml:7:6 duplicate-id `agreement` names both an event and a path | declared again here / dossier.toml:9:6 first declared here
    statements.toml:11:6 reserved-name `not` cannot name a motion | a word of the formula language or of assignments
    ");
}

#[test]
fn asked_names_no_path() {
    let text = SOUND.replace("by = 2025-12-31", "by = 2025-12-31\nasked = \"misson\"");
    assert_snapshot!(findings_in(&[("dossier.toml", &text)]), @"dossier.toml:7:9 unknown-path there is no path `misson` | the nearest name is `mission`");
}

// Numbers

#[test]
fn shares_that_do_not_add_up() {
    assert_snapshot!(findings(r#"
[[stance]]
actor = "FRA"
motion = "mandate"
yes = 0.5
no = 0.3
[[stance]]
actor = "GBR"
motion = "mandate"
yes = [0.6, 0.9]
abstain = 0.8
no = 0.4
[[stance]]
actor = "RUS"
motion = "mandate"
no = [0.6, 0.9]
[[stance]]
actor = "others"
motion = "mandate"
no = [0.6, 0.9]
yes = [0.1, 0.4]
[[event]]
id = "election"
title = "an election"
probability = 0.5
status_quo = "same"
[[event.outcome]]
id = "same"
[[event.outcome]]
id = "left"
share = 0.5
[[event.outcome]]
id = "right"
share = 0.7
"#), @"
    statements.toml:2:1 shares-sum the shares of the stance add up to 0.8, not 1 | an option that is not named has 0
    statements.toml:10:7 shares-sum the shares beside the range add up to 1.2, more than 1 | the range takes part of the whole
    statements.toml:16:6 range-alone nothing takes what the range of `no` leaves | give at least one other option a share; they divide the rest in proportion
    statements.toml:20:6 two-ranges a stance may hold one range | a second range | make the others numbers; they divide the rest in proportion / statements.toml:21:7 the first
    statements.toml:23:6 shares-sum the shares of `election` add up to 1.2, not 1 / statements.toml:31:9 0.5 / statements.toml:34:9 0.7
    ");
}

#[test]
fn chances_that_are_none() {
    assert_snapshot!(findings(r#"
[[stance]]
actor = "RUS"
motion = "mandate"
no = [0, 0.9]
yes = 1.5
[[event]]
id = "first"
title = "a first event"
hazard = 0
[[event]]
id = "second"
title = "a second event"
hazard = 0.1
probability = 0.1
[[event]]
id = "third"
title = "a third event"
"#), @"
    statements.toml:5:6 not-a-probability `no` is not a probability | a 90 % range lies strictly between 0 and 1
    statements.toml:6:7 not-a-probability `yes` is not a probability | a probability lies between 0 and 1
    statements.toml:10:10 not-positive `hazard` must be above 0 | 0 is not
    statements.toml:15:1 two-chances an event has a `hazard` or a `probability`, not both / statements.toml:14:1 the other is here
    statements.toml:16:1 no-chance the event does not say how likely it is | hazard = [0.1, 0.8] is a rate a year as a 90 % range; probability = 0.2 is by the horizon
    ");
}

#[test]
fn an_event_without_a_status_quo() {
    assert_snapshot!(findings(r#"
[[event]]
id = "first"
title = "a first event"
hazard = 0.1
[[event.outcome]]
id = "left"
share = 0.5
[[event.outcome]]
id = "right"
share = 0.5
[[event]]
id = "second"
title = "a second event"
hazard = 0.1
status_quo = "nothing"
[[event]]
id = "third"
title = "a third event"
hazard = 0.1
status_quo = "left"
[[event.outcome]]
id = "left"
share = 0.5
"#), @"
    statements.toml:2:1 missing-field `first` needs the field `status_quo` | name the outcome that holds while nothing happens, or leave out its share alone
    statements.toml:16:14 unknown-outcome `second` has no outcome `nothing` | without [[event.outcome]] blocks the outcomes are `no`, the status quo, and `yes`
    statements.toml:17:1 bad-outcomes `third` needs 2 to 64 outcomes, not 1
    statements.toml:24:9 status-quo-share `left` is the status quo | it has no share: shares are of what the event brings
    ");
}

#[test]
fn pledges_with_sizes_that_are_none() {
    assert_snapshot!(findings(r#"
[[pledge]]
actor = "FRA"
resource = "troops"
contributes = 0.5
size = [5000, 2000]
[[pledge]]
actor = "GBR"
resource = "troops"
contributes = 0.5
size = 0
[[pledge]]
actor = "ITA"
resource = "troops"
contributes = 0.5
size = { "2000" = 0.5, "many" = 0.5 }
[[pledge]]
actor = "DEU"
resource = "troops"
size = "large"
"#), @r#"
    statements.toml:6:8 range-reversed the range of `size` begins above its end: 5000 > 2000 | write [2000, 5000]
    statements.toml:11:8 bad-size a size must be above 0 | `contributes` says how likely the actor is to send anything
    statements.toml:16:24 bad-size an amount must be a number above 0 | for example: { "2000" = 0.5, "5000" = 0.5 }
    statements.toml:20:8 bad-size `size` must be a number, a range or "unknown"
    "#);
}

#[test]
fn a_pledge_of_unknown_size_against_a_need() {
    assert_snapshot!(findings(r#"
[[pledge]]
actor = "FRA"
resource = "troops"
contributes = 0.5
size = "unknown"
[[path]]
id = "coalition"
title = "a coalition"
when = "sum(troops) >= 10000"
"#), @"statements.toml:2:1 size-unknown nobody has said how much FRA would contribute, and no guess stands in | no `size` | give [[resource]] `troops` the field unknown_size = [500, 5000], or the pledge a size");
}

// Contradictions

#[test]
fn by_before_as_of() {
    let text = SOUND.replace("by = 2025-12-31", "by = 2025-03-20");
    assert_snapshot!(findings_in(&[("dossier.toml", &text)]), @"dossier.toml:6:6 by-before-as-of the horizon 2025-03-20 is not after 2025-03-20 | the question ends here / dossier.toml:5:9 and is asked as of this day");
}

#[test]
fn overlapping_contexts() {
    assert_snapshot!(findings(r#"
[[motion]]
id = "consent"
title = "consent"
actor = "UKR"
context = "agreement"
contexts = { with = ["provides", "forbids"], without = ["none", "provides"], never = [] }
"#), @"
    statements.toml:7:65 contexts-overlap the outcome `provides` is in two contexts | in `without` / statements.toml:7:22 and in `with`
    statements.toml:7:78 empty-field the context `never` has no outcomes
    ");
}

#[test]
fn the_same_stance_and_size_twice() {
    assert_snapshot!(findings(r#"
[[stance]]
actor = "RUS"
motion = "mandate"
context = ["none", "forbids"]
no = 1
[[stance]]
actor = "RUS"
motion = "mandate"
context = "forbids"
no = 1
[[stance]]
actor = "RUS"
motion = "mandate"
no = 1
[[stance]]
actor = "RUS"
motion = "mandate"
as_of = 2025-01-01
no = 1
[[pledge]]
actor = "FRA"
resource = "troops"
contributes = 0.5
size = 2000
[[pledge]]
actor = "FRA"
resource = "troops"
contributes = 0.6
size = 3000
"#), @"
    statements.toml:10:11 stated-twice the stance of RUS on `mandate` in the context `forbids` is stated twice | again here / statements.toml:5:20 first here
    statements.toml:29:15 stated-twice whether FRA contributes `troops` is stated twice | again here / statements.toml:24:15 first here
    statements.toml:30:8 size-twice the size of this pledge is given twice | again here / statements.toml:25:8 first here
    ");
}

#[test]
fn an_outcome_that_a_path_reads_and_no_stance_covers() {
    assert_snapshot!(findings(r#"
[[stance]]
actor = "RUS"
motion = "mandate"
context = "none"
no = 1
"#), @"statements.toml:2:1 outcome-uncovered nothing is stated for RUS on `mandate` where `agreement` is `provides` | stated elsewhere; the path `mission` asks for it there too | add a block for that context, or one without a context, which holds in all that are not named");
}

#[test]
fn past_votes_that_cannot_have_been() {
    assert_snapshot!(findings(r#"
[[assert]]
text = "R/1: 3 yes, 1 no"
body = "council/substantive"
date = 2024-05-01
votes = { yes = ["FRA", "GBR", "DEU"], no = ["RUS", "FRA"] }
[[assert]]
text = "R/2: 4 yes"
body = "council/substantive"
date = 2025-02-01
votes = { no = ["RUS"] }
others = "yes"
carried = true
"#), @"
    statements.toml:3:21 numbers-disagree the votes give 2 no, not 1 / statements.toml:4:9 4 members on 2024-05-01
    statements.toml:6:32 no-seat DEU has no seat in `council` on 2024-05-01 | its terms: 2025-01-01 to 2026-12-31
    statements.toml:6:53 stated-twice FRA votes twice | again here / statements.toml:6:18 first here
    statements.toml:8:14 numbers-disagree the votes give 3 yes, not 4 / statements.toml:9:9 4 members on 2025-02-01
    statements.toml:13:11 result-disagrees by `council/substantive` these votes are not carried / statements.toml:9:9 the rule
    ");
}

#[test]
fn seats_that_end_before_the_horizon() {
    let text = SOUND.replace("by = 2025-12-31", "by = 2027-06-30");
    assert_snapshot!(findings_in(&[("dossier.toml", &text)]), @"
    opens
    dossier.toml:25:9 warning term-ends seats in `council` end before 2027-06-30, the first on 2026-12-31: DEU | the seats of 2025-03-20 are counted; give a later date to change them
    ");
}

#[test]
fn a_day_before_the_body_is_known_and_names_in_vain() {
    let early = SOUND.replace("as_of = 2025-03-20", "as_of = 2015-03-20");
    assert_snapshot!(findings_in(&[("dossier.toml", &early)]), @"dossier.toml:25:9 day-not-known the seats of `council` on 2015-03-20 are not known | they are known from 2020-01-01 on");
    assert_snapshot!(findings(r#"
[[motion]]
id = "second"
title = "a second motion"
body = "council"
parties = ["FRA"]
not_participating = ["ITA"]
"#), @"
    statements.toml:5:9 parties-in-vain `council` has seats of its own and takes no parties | leave parties out
    statements.toml:5:9 not-a-member ITA is not a member of `council` on this day, so it cannot stay out | the names are DEU, FRA, GBR, RUS
    ");
}

// Formulas

#[test]
fn a_formula_with_unknown_names() {
    assert_snapshot!(findings(r#"
[[path]]
id = "other"
title = "another way"
when = "mandat and (agreement or misson) and agreement in {provide, none} and RUS@mandate = yess and sum(trops) > 0"
"#), @"
    statements.toml:5:9 unknown-name there is no motion, path or event `mandat` | the nearest name is `mandate`
    statements.toml:5:21 wrong-kind `agreement` is an event; say how it turns out | write agreement in {provides}
    statements.toml:5:34 unknown-name there is no motion, path or event `misson` | the nearest name is `mission`
    statements.toml:5:60 unknown-outcome `agreement` has no outcome `provide` | the nearest name is `provides`
    statements.toml:5:93 unknown-option `mandate` has no option `yess` | the nearest name is `yes`
    statements.toml:5:106 unknown-resource there is no resource `trops`
    ");
}

#[test]
fn a_formula_with_names_of_the_wrong_kind() {
    assert_snapshot!(findings(r#"
[[path]]
id = "other"
title = "another way"
when = "mandate in {yes} and RUS and RUS@agreement = none and sum(mandate) > 0 and sum(troops, eu) >= 1000"
[[pledge]]
actor = "FRA"
resource = "troops"
contributes = 0.5
size = 2000
"#), @"
    statements.toml:5:9 wrong-kind `mandate` is a motion, not an event | expected an event / dossier.toml:23:6 declared here
    statements.toml:5:30 wrong-kind `RUS` is an actor; say what it decides | write RUS@motion = yes
    statements.toml:5:42 wrong-kind `agreement` is an event, not a motion | expected a motion / dossier.toml:9:6 declared here
    statements.toml:5:67 wrong-kind `mandate` is a motion, not a resource | expected a resource / dossier.toml:23:6 declared here
    ");
}

#[test]
fn formulas_that_cannot_be_read() {
    assert_snapshot!(findings(r#"
[[path]]
id = "a"
title = "unclosed"
when = "mandate and (mission or mandate"
[[path]]
id = "b"
title = "unopened"
when = "mandate) or mission"
[[path]]
id = "c"
title = "nothing"
when = "  "
[[path]]
id = "d"
title = "half"
when = "mandate and"
[[path]]
id = "e"
title = "separators"
when = "sum(troops) >= 10,000 and mandate"
[[path]]
id = "f"
title = "separators"
when = "sum(troops) >= 10_000"
[[path]]
id = "g"
title = "a strange sign"
when = "mandate ∧ mission"
[[path]]
id = "h"
title = "too large"
when = "sum(troops) >= 99999999999999999999"
[[path]]
id = "i"
title = "a comparison that is not known"
when = "sum(troops) > 5 or FRA@troops >= 1"
[[path]]
id = "j"
title = "over several lines"
when = """
mandate and
  or mission"""
"#), @"
    statements.toml:5:40 formula-syntax expected `)` before the end of the formula / statements.toml:5:21 opened here
    statements.toml:9:16 formula-syntax this parenthesis was never opened
    statements.toml:13:8 empty-field `when` is empty | write something here
    statements.toml:17:20 formula-syntax expected a motion, a path or an event, found the end of the formula
    statements.toml:21:13 unknown-resource there is no resource `troops`
    statements.toml:21:26 formula-syntax the formula cannot go on with `,` | expected `and`, `or` or the end | numbers are written without separators: 10000
    statements.toml:25:24 formula-syntax a name cannot begin with a digit, as `10_…` does | numbers are written without separators: 10000
    statements.toml:29:17 formula-syntax `∧` means nothing here
    statements.toml:33:24 formula-syntax `99999999999999999999` is not a number Placet can hold | whole numbers reach up to 9,223,372,036,854,775,807
    statements.toml:37:23 formula-syntax expected `> 0`, found `5` | `sum(…) > 0` says that it contributes at all
    statements.toml:43:3 formula-syntax expected a motion, a path or an event, found `or`
    ");
}

#[test]
fn a_cycle_of_paths() {
    assert_snapshot!(findings(r#"
[[path]]
id = "a"
title = "a"
when = "mandate and b"
[[path]]
id = "b"
title = "b"
when = "c or mission"
[[path]]
id = "c"
title = "c"
when = "not a"
[[path]]
id = "d"
title = "d"
when = "d"
"#), @"
    statements.toml:13:13 path-cycle paths are made of each other: a → b → c → a | this closes the circle / statements.toml:5:8 `a` / statements.toml:9:8 `b` / statements.toml:13:8 `c`
    statements.toml:17:9 path-cycle paths are made of each other: d → d | this closes the circle / statements.toml:17:8 `d`
    ");
}

#[test]
fn doubts_are_warnings() {
    let text = SOUND.replace("by = 2025-12-31\n", "");
    let more = r#"format = 1
[[statement]]
actor = "RUS"
motion = "mandate"
position = "con"
date = 2022-03-06
quote = "No."
source = "paper"
[[statement]]
actor = "RUS"
motion = "mandate"
position = "con"
date = 2025-03-21
quote = "No."
source = "paper"
"#;
    assert_snapshot!(findings_in(&[("dossier.toml", &text), ("statements.toml", more)]), @"
    opens
    dossier.toml:5:9 warning no-horizon the question has no horizon: a probability needs one | known as of this day, but by when? | add the line: by = 2025-12-31
    statements.toml:6:8 warning old-statement `RUS-2022-03-06` is 3.0 years old
    statements.toml:13:8 warning not-yet-said `RUS-2025-03-21` was said after 2025-03-20 | not used as known on that day
    ");
}

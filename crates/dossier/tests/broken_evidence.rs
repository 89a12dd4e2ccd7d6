//! What misuse of acts, blocs and the ledger's fields gets: an error at its place each time.
//!
//! As in `broken.rs`, each case is a block that joins the sound dossier of `common`, beside all that is then found.

#![allow(clippy::unwrap_used)]

mod common;

use common::{findings, sound_with};
use insta::assert_snapshot;

// Acts

#[test]
fn an_act_that_says_nothing() {
    assert_snapshot!(findings(r#"
[[motion]]
id = "consent"
title = "consent"
actor = "UKR"
context = "agreement"
[[motion.act]]
reason = "It signed."
"#), @r#"
    statements.toml:7:1 missing-field an act needs the field `actor` | for example: actor = "…"
    statements.toml:7:1 missing-field an act needs the field `position` | for example: position = "…"
    statements.toml:7:1 missing-field an act needs the field `context` | say in which outcome the actor has acted, for example: context = "provides"
    "#);
}

#[test]
fn acts_by_an_unknown_actor_in_unknown_contexts_and_on_no_side() {
    assert_snapshot!(findings(r#"
[[motion]]
id = "consent"
title = "consent"
actor = "UKR"
context = "agreement"
[[motion.act]]
actor = "Russia"
context = "provides"
position = "pro"
[[motion.act]]
actor = "UKR"
context = ["provide", "silent"]
position = "for"
"#), @r#"
    statements.toml:8:9 unknown-actor there is no actor `Russia` | states go by their ISO 3166 code: RUS
    statements.toml:13:12 unknown-context `consent` has no context `provide` | the nearest name is `provides`
    statements.toml:13:23 unknown-context `consent` has no context `silent` | the names are none, provides, forbids
    statements.toml:14:12 unknown-word `position` cannot be `for` | expected one of "pro", "con"
    "#);
}

#[test]
fn an_act_has_a_side_and_no_strength() {
    assert_snapshot!(findings(r#"
[[motion]]
id = "consent"
title = "consent"
actor = "UKR"
context = "agreement"
[[motion.act]]
actor = "UKR"
context = "provides"
position = "pro bound"
"#), @r#"statements.toml:10:12 unknown-word `position` cannot be `pro bound` | expected one of "pro", "con""#);
}

#[test]
fn an_act_on_a_motion_without_contexts() {
    assert_snapshot!(findings(r#"
[[motion]]
id = "visit"
title = "a visit"
actor = "UKR"
[[motion.act]]
actor = "UKR"
context = "provides"
position = "pro"
"#), @r#"statements.toml:8:11 no-contexts `visit` has no contexts | give `visit` the event that it depends on: context = "peace_agreement""#);
}

#[test]
fn an_act_of_fields_of_the_wrong_type() {
    assert_snapshot!(findings(r#"
[[motion]]
id = "consent"
title = "consent"
actor = "UKR"
context = "agreement"
[[motion.act]]
actor = ["UKR"]
context = 3
position = true
reason = 5
"#), @"
    statements.toml:8:9 wrong-type `actor` must be a text in quotes, not a list | expected a text in quotes
    statements.toml:9:11 wrong-type `context` must be a list of texts, not this number | expected a list of texts
    statements.toml:10:12 wrong-type `position` must be a text in quotes, not true or false | expected a text in quotes
    statements.toml:11:10 wrong-type `reason` must be a text in quotes, not this number | expected a text in quotes
    ");
}

#[test]
fn an_act_with_a_misspelt_field() {
    assert_snapshot!(findings(r#"
[[motion]]
id = "consent"
title = "consent"
actor = "UKR"
context = "agreement"
[[motion.act]]
actor = "UKR"
contxt = "provides"
position = "pro"
quote = "We sign."
"#), @r#"
    statements.toml:7:1 missing-field an act needs the field `context` | say in which outcome the actor has acted, for example: context = "provides"
    statements.toml:9:1 unknown-field an act has no field `contxt` | the nearest name is `context`
    statements.toml:11:1 unknown-field an act has no field `quote` | the names are actor, context, position, reason
    "#);
}

#[test]
fn an_act_in_no_context() {
    assert_snapshot!(findings(r#"
[[motion]]
id = "consent"
title = "consent"
actor = "UKR"
context = "agreement"
[[motion.act]]
actor = "UKR"
context = []
position = "pro"
"#), @r#"statements.toml:7:1 missing-field an act needs the field `context` | say in which outcome the actor has acted, for example: context = "provides""#);
}

#[test]
fn an_act_in_single_brackets() {
    assert_snapshot!(findings(r#"
[[motion]]
id = "consent"
title = "consent"
actor = "UKR"
context = "agreement"
[motion.act]
actor = "UKR"
context = "provides"
position = "pro"
"#), @"statements.toml:7:1 wrong-type `act` must be blocks, not a table | write [[act]] in double brackets, once for each");
}

#[test]
fn an_act_that_is_no_block() {
    assert_snapshot!(findings(r#"
[[motion]]
id = "consent"
title = "consent"
actor = "UKR"
context = "agreement"
act = "UKR signs"
"#), @"statements.toml:7:7 wrong-type `act` must be blocks, not a text | write [[act]] in double brackets, once for each");
}

#[test]
fn an_act_outside_a_motion() {
    assert_snapshot!(findings(r#"
[[act]]
actor = "UKR"
context = "provides"
position = "pro"
"#), @"statements.toml:2:3 unknown-field the file has no field `act` | the nearest name is `actor`");
}

#[test]
fn an_actor_that_acts_twice_in_a_context() {
    assert_snapshot!(findings(r#"
[[motion]]
id = "consent"
title = "consent"
actor = "UKR"
context = "agreement"
[[motion.act]]
actor = "UKR"
context = ["none", "provides"]
position = "pro"
[[motion.act]]
actor = "UKR"
context = "provides"
position = "con"
"#), @"statements.toml:13:11 stated-twice the act of UKR on `consent` in the context `provides` is stated twice | again here / statements.toml:9:20 first here");
}

#[test]
fn an_act_by_an_empty_name() {
    assert_snapshot!(findings(r#"
[[motion]]
id = "consent"
title = "consent"
actor = "UKR"
context = "agreement"
[[motion.act]]
actor = " "
context = "provides"
position = "pro"
"#), @"statements.toml:8:9 empty-field `actor` is empty | write something here");
}

#[test]
fn an_act_on_a_resource_without_contexts() {
    assert_snapshot!(findings(r#"
[[resource]]
id = "troops"
[[resource.act]]
actor = "FRA"
context = "provides"
position = "pro"
"#), @r#"statements.toml:6:11 no-contexts `troops` has no contexts | give `troops` the event that it depends on: context = "peace_agreement""#);
}

#[test]
fn an_act_on_a_resource_in_an_unknown_context_by_an_unknown_actor() {
    assert_snapshot!(findings(r#"
[[resource]]
id = "troops"
context = "agreement"
[[resource.act]]
actor = "FRX"
context = "forbid"
position = "pro"
[[resource.act]]
actor = "FRX"
context = "forbids"
position = "pro"
"#), @"
    statements.toml:7:11 unknown-context `troops` has no context `forbid` | the nearest name is `forbids`
    statements.toml:10:9 unknown-actor there is no actor `FRX` | the nearest name is `FRA` | list it: [[actor]], id = and name =
    ");
}

#[test]
fn an_act_in_a_context_that_a_motion_calls_otherwise() {
    assert_snapshot!(findings(r#"
[[motion]]
id = "consent"
title = "consent"
actor = "UKR"
context = "agreement"
contexts = { with = ["provides", "forbids"], without = ["none"] }
[[motion.act]]
actor = "UKR"
context = "provides"
position = "pro"
"#), @"statements.toml:10:11 unknown-context `consent` has no context `provides` | the names are without, with");
}

// Blocs

#[test]
fn a_bloc_without_a_name() {
    assert_snapshot!(findings(r#"
[[bloc]]
members = ["FRA", "GBR"]
"#), @r#"statements.toml:2:1 missing-field a bloc needs the field `id` | for example: id = "…""#);
}

#[test]
fn a_bloc_with_a_name_that_is_none() {
    assert_snapshot!(findings(r#"
[[bloc]]
id = "the north"
members = ["FRA", "GBR"]
"#), @"statements.toml:3:6 bad-value `the north` cannot name a group: a name is made of letters, digits, `_` and `-`, at most 80 of them");
}

#[test]
fn a_bloc_of_one_and_a_bloc_of_none() {
    assert_snapshot!(findings(r#"
[[bloc]]
id = "north"
members = ["FRA"]
[[bloc]]
id = "south"
"#), @r#"
    statements.toml:2:1 bloc-too-small a bloc has at least two `members` | for example: members = ["BEL", "NLD", "LUX"]
    statements.toml:5:1 bloc-too-small a bloc has at least two `members` | for example: members = ["BEL", "NLD", "LUX"]
    "#);
}

#[test]
fn a_bloc_with_a_member_twice() {
    assert_snapshot!(findings(r#"
[[bloc]]
id = "north"
members = ["FRA", "GBR", "FRA"]
"#), @"statements.toml:4:26 duplicate-id `FRA` is in the bloc twice | again here / statements.toml:4:12 first here");
}

#[test]
fn two_blocs_of_one_name() {
    assert_snapshot!(findings(r#"
[[bloc]]
id = "north"
members = ["FRA", "GBR"]
[[bloc]]
id = "north"
members = ["RUS", "DEU"]
"#), @"statements.toml:6:6 duplicate-id two blocs are called `north` | again here / statements.toml:3:6 first here");
}

#[test]
fn a_bloc_of_actors_that_nobody_knows() {
    assert_snapshot!(findings(r#"
[[bloc]]
id = "north"
members = ["France", "GBX"]
"#), @"
    statements.toml:4:12 unknown-actor there is no actor `France` | states go by their ISO 3166 code: FRA
    statements.toml:4:22 unknown-actor there is no actor `GBX` | the nearest name is `GBR` | list it: [[actor]], id = and name =
    ");
}

#[test]
fn a_bloc_whose_members_are_no_list() {
    assert_snapshot!(findings(r#"
[[bloc]]
id = "north"
members = 3
[[bloc]]
id = "south"
members = ["FRA", 3]
"#), @"
    statements.toml:4:11 wrong-type `members` must be a list of texts, not this number | expected a list of texts
    statements.toml:7:19 wrong-type `members` must be a list of texts, not this number | expected a list of texts
    ");
}

#[test]
fn a_bloc_whose_members_stand_in_one_text() {
    assert_snapshot!(findings(r#"
[[bloc]]
id = "north"
members = "FRA, GBR"
"#), @"statements.toml:4:11 bad-value `FRA, GBR` cannot name an actor: a name is made of letters, digits, `_` and `-`, at most 80 of them");
}

#[test]
fn a_bloc_with_a_misspelt_field() {
    assert_snapshot!(findings(r#"
[[bloc]]
id = "north"
member = ["FRA", "GBR"]
"#), @r#"
    statements.toml:2:1 bloc-too-small a bloc has at least two `members` | for example: members = ["BEL", "NLD", "LUX"]
    statements.toml:4:1 unknown-field a bloc has no field `member` | the nearest name is `members`
    "#);
}

#[test]
fn a_bloc_in_single_brackets() {
    assert_snapshot!(findings(r#"
[bloc]
id = "north"
members = ["FRA", "GBR"]
"#), @"statements.toml:2:1 wrong-type `bloc` must be blocks, not a table | write [[bloc]] in double brackets, once for each");
}

#[test]
fn a_bloc_by_the_name_of_what_bodies_share() {
    assert_snapshot!(findings(r#"
[[bloc]]
id = "body"
members = ["FRA", "GBR"]
"#), @"statements.toml:3:6 reserved-name `body` cannot name a bloc | it means the unknown members of a body");
}

#[test]
fn a_bloc_with_a_reason_that_is_no_text() {
    assert_snapshot!(findings(r#"
[[bloc]]
id = "north"
members = ["FRA", "GBR"]
reason = ["a treaty"]
"#), @"statements.toml:5:10 wrong-type `reason` must be a text in quotes, not a list | expected a text in quotes");
}

// Who spoke

#[test]
fn an_office_that_is_none() {
    assert_snapshot!(findings(r#"
[[statement]]
actor = "RUS"
motion = "mandate"
position = "con"
date = 2025-03-06
quote = "No."
source = "paper"
speaker = "A. Minister"
office = "minister of defence"
"#), @r#"statements.toml:10:10 unknown-word `office` cannot be `minister of defence` | expected one of "head of state or government", "foreign minister", "ambassador", "permanent representative", "spokesperson", "state", "head of an international secretariat", "other minister", "deputy minister", "anonymous official", "ruling party", "deputy chair of a security council", "former head", "governing member of parliament", "opposition", "media""#);
}

#[test]
fn an_office_left_empty() {
    assert_snapshot!(findings(r#"
[[statement]]
actor = "RUS"
motion = "mandate"
position = "con"
date = 2025-03-06
quote = "No."
source = "paper"
speaker = "A. Minister"
office = ""
"#), @r#"statements.toml:10:10 unknown-word `office` cannot be `` | expected one of "head of state or government", "foreign minister", "ambassador", "permanent representative", "spokesperson", "state", "head of an international secretariat", "other minister", "deputy minister", "anonymous official", "ruling party", "deputy chair of a security council", "former head", "governing member of parliament", "opposition", "media""#);
}

#[test]
fn an_office_of_the_wrong_type() {
    assert_snapshot!(findings(r#"
[[statement]]
actor = "RUS"
motion = "mandate"
position = "con"
date = 2025-03-06
quote = "No."
source = "paper"
speaker = "A. Minister"
office = ["foreign minister"]
"#), @"statements.toml:10:10 wrong-type `office` must be a text in quotes, not a list | expected a text in quotes");
}

#[test]
fn a_speaker_of_the_wrong_type() {
    assert_snapshot!(findings(r#"
[[statement]]
actor = "RUS"
motion = "mandate"
position = "con"
date = 2025-03-06
quote = "No."
source = "paper"
speaker = ["A. Minister", "B. Minister"]
"#), @"statements.toml:9:11 wrong-type `speaker` must be a text in quotes, not a list | expected a text in quotes");
}

// What was said

#[test]
fn a_position_that_is_none() {
    assert_snapshot!(findings(r#"
[[statement]]
actor = "RUS"
motion = "mandate"
position = "against"
date = 2025-03-06
quote = "No."
source = "paper"
"#), @r#"statements.toml:5:12 unknown-word `position` cannot be `against` | expected one of "pro lean", "pro", "pro firm", "pro bound", "con lean", "con", "con firm", "con bound", "open", "silent""#);
}

#[test]
fn a_position_of_the_wrong_type() {
    assert_snapshot!(findings(r#"
[[statement]]
actor = "RUS"
motion = "mandate"
position = -1
date = 2025-03-06
quote = "No."
source = "paper"
"#), @"statements.toml:5:12 wrong-type `position` must be a text in quotes, not this number | expected a text in quotes");
}

#[test]
fn a_bearing_that_is_none_and_one_of_the_wrong_type() {
    assert_snapshot!(findings(r#"
[[statement]]
actor = "RUS"
motion = "mandate"
position = "con"
date = 2025-03-06
quote = "No."
source = "paper"
bearing = "indirect"
[[statement]]
actor = "RUS"
motion = "mandate"
position = "con"
date = 2025-03-06
quote = "No."
source = "paper"
bearing = 2
"#), @r#"
    statements.toml:9:11 unknown-word `bearing` cannot be `indirect` | expected one of "direct", "near", "related"
    statements.toml:17:11 wrong-type `bearing` must be a text in quotes, not this number | expected a text in quotes
    "#);
}

#[test]
fn a_scope_that_is_no_context() {
    assert_snapshot!(findings(r#"
[[statement]]
actor = "RUS"
motion = "mandate"
position = "con"
date = 2025-03-06
quote = "No."
source = "paper"
scope = ["provides", "forbid", "everywhere"]
"#), @"
    statements.toml:9:22 unknown-context `mandate` has no context `forbid` | the nearest name is `forbids`
    statements.toml:9:32 unknown-context `mandate` has no context `everywhere` | the names are all, as such, forbids, none, provides, with, without
    ");
}

#[test]
fn a_scope_of_the_wrong_type() {
    assert_snapshot!(findings(r#"
[[statement]]
actor = "RUS"
motion = "mandate"
position = "con"
date = 2025-03-06
quote = "No."
source = "paper"
scope = true
"#), @"statements.toml:9:9 wrong-type `scope` must be a list of texts, not true or false | expected a list of texts");
}

#[test]
fn a_scope_by_the_name_of_the_event() {
    assert_snapshot!(findings(r#"
[[statement]]
actor = "RUS"
motion = "mandate"
position = "con"
date = 2025-03-06
quote = "No."
source = "paper"
scope = "agreement"
"#), @"statements.toml:9:9 unknown-context `mandate` has no context `agreement` | the names are all, as such, forbids, none, provides, with, without");
}

#[test]
fn a_meaning_that_is_none() {
    assert_snapshot!(findings(r#"
[[statement]]
actor = "RUS"
motion = "mandate"
position = "con"
date = 2025-03-06
quote = "No."
source = "paper"
condition = "once there is peace"
meaning = "when"
"#), @r#"statements.toml:10:11 unknown-word `meaning` cannot be `when` | expected one of "if", "in the event of", "once", "only if", "provided", "as long as", "unless", "could be justified only with""#);
}

#[test]
fn a_meaning_without_a_condition() {
    assert_snapshot!(findings(r#"
[[statement]]
actor = "RUS"
motion = "mandate"
position = "con"
date = 2025-03-06
quote = "No."
source = "paper"
meaning = "only if"
"#), @r#"statements.toml:9:1 missing-field `meaning` needs the field `condition` | give the condition as it was said: condition = "once there is a ceasefire""#);
}

#[test]
fn a_meaning_of_an_empty_condition() {
    assert_snapshot!(findings(r#"
[[statement]]
actor = "RUS"
motion = "mandate"
position = "con"
date = 2025-03-06
quote = "No."
source = "paper"
condition = ""
meaning = "only if"
"#), @r#"statements.toml:10:1 missing-field `meaning` needs the field `condition` | give the condition as it was said: condition = "once there is a ceasefire""#);
}

#[test]
fn a_condition_and_a_meaning_of_the_wrong_type() {
    assert_snapshot!(findings(r#"
[[statement]]
actor = "RUS"
motion = "mandate"
position = "con"
date = 2025-03-06
quote = "No."
source = "paper"
condition = true
meaning = ["if"]
"#), @"
    statements.toml:9:13 wrong-type `condition` must be a text in quotes, not true or false | expected a text in quotes
    statements.toml:10:11 wrong-type `meaning` must be a text in quotes, not a list | expected a text in quotes
    ");
}

#[test]
fn an_utterance_and_a_repetition_of_the_wrong_type() {
    assert_snapshot!(findings(r#"
[[statement]]
actor = "RUS"
motion = "mandate"
position = "con"
date = 2025-03-06
quote = "No."
source = "paper"
utterance = 5
repeated = "yes"
"#), @"
    statements.toml:9:13 wrong-type `utterance` must be a text in quotes, not this number | expected a text in quotes
    statements.toml:10:12 wrong-type `repeated` must be true or false, not a text | expected true or false
    ");
}

// Where it stands

#[test]
fn a_letter_out_of_range() {
    assert_snapshot!(findings(r#"
[[statement]]
actor = "RUS"
motion = "mandate"
position = "con"
date = 2025-03-06
quote = "No."
source = "paper"
letter = "G"
[[statement]]
actor = "RUS"
motion = "mandate"
position = "con"
date = 2025-03-06
quote = "No."
source = "paper"
letter = "b"
[[statement]]
actor = "RUS"
motion = "mandate"
position = "con"
date = 2025-03-06
quote = "No."
source = "paper"
letter = 2
"#), @r#"
    statements.toml:9:10 unknown-word `letter` cannot be `G` | expected one of "A", "B", "C", "D", "E", "F"
    statements.toml:17:10 unknown-word `letter` cannot be `b` | expected one of "A", "B", "C", "D", "E", "F"
    statements.toml:25:10 wrong-type `letter` must be a text in quotes, not this number | expected a text in quotes
    "#);
}

#[test]
fn a_digit_out_of_range() {
    assert_snapshot!(findings(r#"
[[statement]]
actor = "RUS"
motion = "mandate"
position = "con"
date = 2025-03-06
quote = "No."
source = "paper"
digit = 0
[[statement]]
actor = "RUS"
motion = "mandate"
position = "con"
date = 2025-03-06
quote = "No."
source = "paper"
digit = -2
[[statement]]
actor = "RUS"
motion = "mandate"
position = "con"
date = 2025-03-06
quote = "No."
source = "paper"
digit = 2.5
[[statement]]
actor = "RUS"
motion = "mandate"
position = "con"
date = 2025-03-06
quote = "No."
source = "paper"
digit = "2"
"#), @"
    statements.toml:9:9 bad-value `digit` cannot be 0 | expected 1 to 6
    statements.toml:17:9 bad-value `digit` cannot be -2 | expected 1 to 6
    statements.toml:25:9 wrong-type `digit` must be a whole number of at most 64 bits, not this number | expected a whole number of at most 64 bits
    statements.toml:33:9 wrong-type `digit` must be a whole number of at most 64 bits, not a text | expected a whole number of at most 64 bits
    ");
}

#[test]
fn a_hedge_and_a_chain_of_the_wrong_type() {
    assert_snapshot!(findings(r#"
[[statement]]
actor = "RUS"
motion = "mandate"
position = "con"
date = 2025-03-06
quote = "No."
source = "paper"
hedge = true
chain = ["TASS", 3]
[[statement]]
actor = "RUS"
motion = "mandate"
position = "con"
date = 2025-03-06
quote = "No."
source = "paper"
chain = 2
"#), @"
    statements.toml:9:9 wrong-type `hedge` must be a text in quotes, not true or false | expected a text in quotes
    statements.toml:10:18 wrong-type `chain` must be a list of texts, not this number | expected a list of texts
    statements.toml:18:9 wrong-type `chain` must be a list of texts, not this number | expected a list of texts
    ");
}

#[test]
fn a_statement_marked_as_memory() {
    assert_snapshot!(findings(r#"
[[statement]]
actor = "RUS"
motion = "mandate"
position = "con"
date = 2025-03-06
quote = "No."
source = "paper"
mark = "M"
"#), @"statements.toml:9:8 memory-mark memory is not a source | M marks what nobody has read | find it in a source (mark B, or A where two publishers have it), or leave the block out");
}

#[test]
fn a_mark_that_is_none() {
    assert_snapshot!(findings(r#"
[[statement]]
actor = "RUS"
motion = "mandate"
position = "con"
date = 2025-03-06
quote = "No."
source = "paper"
mark = "C"
[[statement]]
actor = "RUS"
motion = "mandate"
position = "con"
date = 2025-03-06
quote = "No."
source = "paper"
mark = 1
"#), @r#"
    statements.toml:9:8 unknown-word `mark` cannot be `C` | expected one of "A", "B"
    statements.toml:17:8 wrong-type `mark` must be a text in quotes, not this number | expected a text in quotes
    "#);
}

#[test]
fn a_further_source_that_nobody_knows() {
    assert_snapshot!(findings(r#"
[[statement]]
actor = "RUS"
motion = "mandate"
position = "con"
date = 2025-03-06
quote = "No."
source = "paper"
also = ["papers"]
"#), @"statements.toml:9:9 unknown-source there is no source `papers` | the nearest name is `paper`");
}

#[test]
fn misspelt_fields_of_a_statement() {
    assert_snapshot!(findings(r#"
[[statement]]
actor = "RUS"
motion = "mandate"
position = "con"
date = 2025-03-06
quote = "No."
source = "paper"
ofice = "ambassador"
bearings = "near"
repeat = true
hedged = "reportedly"
"#), @"
    statements.toml:9:1 unknown-field a statement has no field `ofice` | the nearest name is `office`
    statements.toml:10:1 unknown-field a statement has no field `bearings` | the nearest name is `bearing`
    statements.toml:11:1 unknown-field a statement has no field `repeat` | the nearest name is `repeated`
    statements.toml:12:1 unknown-field a statement has no field `hedged` | the nearest name is `hedge`
    ");
}

// The fate of texts

#[test]
fn an_event_by_the_name_of_the_fate_of_texts() {
    assert_snapshot!(findings(r#"
[[event]]
id = "text"
title = "the fate of the text"
probability = 0.5
"#), @"statements.toml:3:6 reserved-name `text` cannot name an event | a word of the formula language or of assignments");
}

#[test]
fn a_motion_by_the_name_of_the_fate_of_texts() {
    assert_snapshot!(findings(r#"
[[motion]]
id = "text"
title = "a visit"
actor = "UKR"
"#), @"statements.toml:3:6 reserved-name `text` cannot name a motion | a word of the formula language or of assignments");
}

// What is no error

#[test]
fn of_two_offices_of_a_speaker_on_one_day_the_one_that_speaks_less_holds_elsewhere() {
    let said = |id: &str, office: &str| {
        format!(
            "[[statement]]\nid = \"{id}\"\nactor = \"RUS\"\nmotion = \"mandate\"\nposition = \"con\"\n\
             date = 2025-03-06\nquote = \"No.\"\nsource = \"paper\"\nspeaker = \"A. Minister\"\n{office}"
        )
    };
    let blocks = [
        said("first", "office = \"foreign minister\"\n"),
        said("second", "office = \"former head\"\n"),
        said("third", ""),
    ];
    for order in [[0, 1, 2], [1, 0, 2], [2, 1, 0]] {
        let (dossier, _) = sound_with(&order.map(|at| blocks[at].as_str()).concat());
        let third = dossier.statements.iter().find(|statement| statement.id.value.as_str() == "third").unwrap();
        assert_eq!(third.office, "former head", "{order:?}");
    }
}

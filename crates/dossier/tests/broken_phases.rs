//! What misuse of phases, needs and of the pledges that serve them gets: an error at its place each time.
//!
//! As in `broken.rs`, each case is a block that joins the sound dossier of `common`, beside all that is then found.

#![allow(clippy::unwrap_used)]

mod common;

use common::{findings, sound_with};
use insta::assert_snapshot;

const TROOPS: &str = r#"
[[resource]]
id = "troops"
context = "agreement"
[[resource]]
id = "aircraft"
[[pledge]]
actor = "FRA"
resource = "troops"
size = [1000, 5000]
[[pledge]]
actor = "FRA"
resource = "aircraft"
size = 12
with = "troops"
ready_in = [20, 90]
[[phase]]
id = "first"
title = "first deployment"
given = { agreement = "provides" }
within = 60
[[phase.requirement]]
resource = "troops"
need = 10000
rotation = 1
[[phase.requirement]]
resource = "aircraft"
need = 24
"#;

#[test]
fn a_sound_phase_is_sound() {
    let (dossier, _) = sound_with(TROOPS);
    let phase = &dossier.phases[0];
    assert_eq!((phase.requirements[0].rotation, phase.requirements[1].rotation), (1.0, 3.0));
    assert_eq!(dossier.defaults["phase.requirement.rotation"], 1);
    assert_eq!(dossier.together(phase), [vec![0, 1]]);
}

#[test]
fn a_phase_that_needs_nothing() {
    assert_snapshot!(findings("\n[[phase]]\nid = \"first\"\n"), @r#"statements.toml:2:1 phase-needs-nothing a phase needs at least one [[phase.requirement]] | for example: [[phase.requirement]], resource = "troops", need = 10000"#);
}

#[test]
fn a_need_without_an_amount_and_of_nothing_known() {
    assert_snapshot!(findings(r#"
[[resource]]
id = "troops"
[[phase]]
id = "first"
[[phase.requirement]]
resource = "troops"
[[phase.requirement]]
resource = "troop"
need = 100
"#), @r#"
    statements.toml:6:1 missing-field the field `need` is missing | how much must be there at a time, for example: need = 10000
    statements.toml:9:12 unknown-resource there is no resource `troop` | the nearest name is `troops`
    "#);
}

#[test]
fn numbers_out_of_range() {
    assert_snapshot!(findings(r#"
[[resource]]
id = "troops"
[[phase]]
id = "first"
within = -3
[[phase.requirement]]
resource = "troops"
need = 0
rotation = 0.5
[[pledge]]
actor = "FRA"
resource = "troops"
size = 10
ready_in = [0, 30]
"#), @r#"
    statements.toml:6:10 bad-value `within` cannot be -3 | expected days from the decision
    statements.toml:9:8 bad-value `need` cannot be 0 | expected an amount above 0
    statements.toml:10:12 bad-value `rotation` cannot be 0.5 | expected 1 or more in the cycle for each that is there
    statements.toml:15:12 bad-days `ready_in` must be days from the decision, or a range of them above 0 | for example: ready_in = [20, 90]
    "#);
}

#[test]
fn words_where_numbers_belong_and_a_misspelt_key() {
    assert_snapshot!(findings(r#"
[[resource]]
id = "troops"
[[phase]]
id = "first"
with_in = 60
[[phase.requirement]]
resource = "troops"
need = "ten thousand"
"#), @r#"
    statements.toml:6:1 unknown-field a phase has no field `with_in` | the nearest name is `within`
    statements.toml:9:8 wrong-type `need` must be a number, not a text | expected a number
    "#);
}

#[test]
fn the_same_need_and_the_same_phase_twice() {
    assert_snapshot!(findings(r#"
[[resource]]
id = "troops"
[[phase]]
id = "first"
[[phase.requirement]]
resource = "troops"
need = 10
[[phase.requirement]]
resource = "troops"
need = 20
[[phase]]
id = "first"
[[phase.requirement]]
resource = "troops"
need = 30
"#), @r#"
    statements.toml:10:12 requirement-twice the phase needs `troops` twice | again here / statements.toml:7:12 first here
    statements.toml:13:6 duplicate-id two phases are called `first` | again here / statements.toml:5:6 first here
    "#);
}

#[test]
fn a_phase_that_does_not_say_in_which_context() {
    assert_snapshot!(findings(r#"
[[resource]]
id = "troops"
context = "agreement"
contexts = { with = ["provides"], without = ["none"] }
[[phase]]
id = "first"
[[phase.requirement]]
resource = "troops"
need = 10
[[phase]]
id = "second"
given = { agreement = "forbids" }
[[phase.requirement]]
resource = "troops"
need = 10
"#), @r#"
    statements.toml:7:6 phase-without-context whether actors contribute `troops` depends on `agreement`, and the phase says nothing of it | say in which outcome it takes place: given = { agreement = "none" }
    statements.toml:13:11 phase-outside-contexts `troops` has no context for this outcome: nothing would be contributed
    "#);
}

#[test]
fn what_comes_with_another_needs_the_context_of_that_one() {
    assert_snapshot!(findings(r#"
[[resource]]
id = "troops"
context = "agreement"
[[resource]]
id = "aircraft"
[[pledge]]
actor = "FRA"
resource = "troops"
[[pledge]]
actor = "FRA"
resource = "aircraft"
size = 12
with = "troops"
[[phase]]
id = "first"
[[phase.requirement]]
resource = "aircraft"
need = 24
"#), @r#"statements.toml:16:6 phase-without-context whether actors contribute `troops` depends on `agreement`, and the phase says nothing of it | say in which outcome it takes place: given = { agreement = "none" }"#);
}

#[test]
fn given_what_is_not_there() {
    assert_snapshot!(findings(r#"
[[resource]]
id = "troops"
[[phase]]
id = "first"
given = { agreements = "provides" }
[[phase.requirement]]
resource = "troops"
need = 10
[[phase]]
id = "second"
given = { agreement = "provide" }
[[phase.requirement]]
resource = "troops"
need = 10
from = "europ"
"#), @r#"
    statements.toml:6:11 unknown-event there is no event `agreements` | the nearest name is `agreement`
    statements.toml:12:23 unknown-outcome `agreement` has no outcome `provide` | the nearest name is `provides`
    statements.toml:16:8 unknown-group no actor is a member of `europ` | say so in [[actor]]: member_of = ["europ"]
    "#);
}

#[test]
fn a_pledge_that_comes_with_nothing_or_with_one_that_does_not_stand_by_itself() {
    assert_snapshot!(findings(r#"
[[resource]]
id = "troops"
[[resource]]
id = "aircraft"
[[resource]]
id = "ships"
[[pledge]]
actor = "FRA"
resource = "aircraft"
with = "troops"
[[pledge]]
actor = "GBR"
resource = "troops"
[[pledge]]
actor = "GBR"
resource = "aircraft"
with = "troops"
contributes = 0.5
[[pledge]]
actor = "GBR"
resource = "ships"
with = "aircraft"
"#), @r#"
    statements.toml:11:8 with-nothing FRA pledges no `troops` that this could come with | name a resource of which the same actor has a [[pledge]]
    statements.toml:19:15 with-and-contributes a pledge that comes `with` another has no chance of its own / statements.toml:18:8 it comes when this one does
    statements.toml:23:8 with-with a pledge comes `with` one that stands by itself
    "#);
}

#[test]
fn a_path_that_counts_what_comes_with_another() {
    assert_snapshot!(findings(r#"
[[resource]]
id = "troops"
[[resource]]
id = "aircraft"
[[pledge]]
actor = "FRA"
resource = "troops"
[[pledge]]
actor = "FRA"
resource = "aircraft"
size = 12
with = "troops"
[[path]]
id = "by_air"
title = "by air"
when = "sum(aircraft) >= 24"
"#), @r#"statements.toml:17:13 with-in-path a path asks for `aircraft`, and a pledge of it comes with another | paths count pledges that stand by themselves / statements.toml:9:1 this one does not"#);
}

#[test]
fn more_together_than_can_be_followed() {
    let resources = ["a1", "a2", "a3", "a4"];
    let mut text =
        String::from("\n[[resource]]\nid = \"troops\"\n[[pledge]]\nactor = \"FRA\"\nresource = \"troops\"\n");
    for id in resources {
        text += &format!(
            "[[resource]]\nid = \"{id}\"\n[[pledge]]\nactor = \"FRA\"\nresource = \"{id}\"\nsize = 5\nwith = \"troops\"\n"
        );
    }
    text += "[[phase]]\nid = \"first\"\n";
    for id in resources {
        text += &format!("[[phase.requirement]]\nresource = \"{id}\"\nneed = 5\n");
    }
    assert_snapshot!(findings(&text), @r#"statements.toml:36:6 too-many-together 4 requirements hang together by pledges that come with each other; at most 3 can | let pledges of the others stand by themselves, or leave one out"#);
}

#[test]
fn a_size_nobody_has_said_and_no_guess() {
    assert_snapshot!(findings(r#"
[[resource]]
id = "troops"
[[pledge]]
actor = "FRA"
resource = "troops"
[[phase]]
id = "first"
[[phase.requirement]]
resource = "troops"
need = 10
"#), @r#"statements.toml:4:1 size-unknown nobody has said how much FRA would contribute, and no guess stands in | no `size` | give [[resource]] `troops` the field unknown_size = [500, 5000], or the pledge a size"#);
}

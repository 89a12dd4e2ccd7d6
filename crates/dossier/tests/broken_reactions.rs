//! What misuse of moves, ends, preferences and threats gets: an error at its place each time.
//!
//! As in `broken.rs`, each case is a block or more that join the sound dossier of `common`, here with a small tree of reactions.

#![allow(clippy::unwrap_used)]

mod common;

use common::{findings_in, sound_with};
use dossier::Next;
use insta::assert_snapshot;

/// A tree without a fault: France goes or stays away, Russia then accepts or strikes.
const TREE: &str = r#"format = 1

[[move]]
id = "go"
title = "does France go"
actor = "FRA"
[[move.option]]
id = "goes"
to = "answer"
paths = ["mission"]
[[move.option]]
id = "stays"
to = "away"

[[move]]
id = "answer"
title = "Russia's answer"
actor = "RUS"
[[move.option]]
id = "accepts"
to = "accepted"
[[move.option]]
id = "strikes"
title = "strikes"
to = "struck"
adds = { RUS = [-20, -5] }
reason = "It is a mission of the Council."

[[end]]
id = "away"
title = "nobody goes"
worth = { RUS = [70, 95] }
reason = "What Russia asks for."
[[end]]
id = "accepted"
title = "they are there"
worth = { RUS = 40 }
[[end]]
id = "struck"
title = "they are struck"
worth = { RUS = [5, 45] }

[[preference]]
actor = "FRA"
order = "accepted > away = struck"
reason = "It wants to be there."

[[statement]]
id = "threat-of-march"
actor = "RUS"
motion = "mandate"
position = "con"
date = 2025-03-06
quote = "We shall strike."
source = "paper"
speaker = "Sergey Lavrov"
office = "foreign minister"
scope = "all"
bearing = "near"
letter = "B"
digit = 2

[[threat]]
id = "war"
title = "war"
at = "answer"
options = ["strikes"]
statements = ["threat-of-march"]
"#;

/// What is found when this part of the tree is written otherwise.
#[track_caller]
fn instead_of(part: &str, other: &str) -> String {
    assert_eq!(TREE.matches(part).count(), 1, "{part}");
    in_file(&TREE.replace(part, other))
}

/// What is found when these blocks follow the tree.
fn beside(blocks: &str) -> String {
    in_file(&format!("{TREE}{blocks}"))
}

fn in_file(text: &str) -> String {
    findings_in(&[("dossier.toml", common::SOUND), ("statements.toml", text)])
}

#[test]
fn the_tree_is_sound_and_is_read_as_written() {
    let (dossier, warnings) = sound_with(TREE.trim_start_matches("format = 1\n"));
    assert!(warnings.is_empty(), "{}", common::shown(&warnings));
    let first = dossier.first_move().unwrap();
    assert_eq!((first.id.value.as_str(), first.options[0].title.as_str()), ("go", "goes"));
    assert_eq!(first.options[0].paths[0].value.as_str(), "mission");
    assert!(matches!(&first.options[0].to, Next::Move(to) if to.value.as_str() == "answer"));
    let strikes = &dossier.moves[1].options[1];
    assert!(matches!(&strikes.to, Next::End(to) if to.value.as_str() == "struck"));
    assert_eq!(strikes.adds[0].1, (-20.0, -5.0));
    assert_eq!(dossier.ends[1].worth[0].1, (40.0, 40.0));
    let order: Vec<Vec<&str>> =
        dossier.preferences[0].order.iter().map(|step| step.iter().map(|end| end.value.as_str()).collect()).collect();
    assert_eq!(order, [vec!["accepted"], vec!["away", "struck"]]);
    assert_eq!(dossier.threats[0].options[0].value.as_str(), "strikes");
}

// Moves

#[test]
fn a_move_that_says_nothing() {
    assert_snapshot!(beside("[[move]]\n"), @r#"
    statements.toml:69:1 missing-field a move needs the field `id` | for example: id = "…"
    statements.toml:69:1 missing-field a move needs the field `title` | for example: title = "…"
    statements.toml:69:1 bad-options a move has 2 to 20 options, not 0 | write each as a block [[move.option]] below the move, with id and to
    "#);
}

#[test]
fn options_that_lead_nowhere_or_twice_to_one_move() {
    assert_snapshot!(instead_of("to = \"away\"", "to = \"awy\""), @"statements.toml:13:6 unknown-end there is no move or end `awy` | the nearest name is `away`");
    assert_snapshot!(instead_of("to = \"away\"", "to = \"answer\""), @"
    statements.toml:13:6 led-to-twice two options lead to the move `answer` | again here | what follows may depend on how it came about: write the move twice, under two names / statements.toml:9:6 first here
    statements.toml:30:6 warning end-not-reached no move leads to the end `away`
    ");
}

#[test]
fn options_that_are_alone_or_called_alike() {
    assert_snapshot!(instead_of("[[move.option]]\nid = \"stays\"\nto = \"away\"\n", ""), @"statements.toml:3:1 bad-options a move has 2 to 20 options, not 1 | write each as a block [[move.option]] below the move, with id and to");
    assert_snapshot!(instead_of("id = \"stays\"", "id = \"goes\""), @"statements.toml:12:6 duplicate-id two options are called `goes` | again here / statements.toml:8:6 first here");
}

#[test]
fn moves_that_lead_back_to_themselves() {
    assert_snapshot!(beside(r#"
[[move]]
id = "talk"
title = "talk"
actor = "FRA"
[[move.option]]
id = "on"
to = "listen"
[[move.option]]
id = "off"
to = "away"
[[move]]
id = "listen"
title = "listen"
actor = "RUS"
[[move.option]]
id = "on"
to = "talk"
[[move.option]]
id = "off"
to = "away"
"#), @"statements.toml:81:6 move-cycle moves lead back to themselves: listen → talk → listen | no end is ever reached");
}

#[test]
fn two_first_moves() {
    assert_snapshot!(beside(r#"
[[move]]
id = "other"
title = "another beginning"
actor = "FRA"
[[move.option]]
id = "a"
to = "away"
[[move.option]]
id = "b"
to = "struck"
"#), @"statements.toml:71:6 two-first-moves nothing leads to the move `other` / statements.toml:4:6 nor to `go`: a tree has one first move");
}

#[test]
fn chance_without_shares_and_choices_with_them() {
    assert_snapshot!(instead_of("title = \"Russia's answer\"\nactor = \"RUS\"\n", "title = \"Russia's answer\"\n"), @r#"
    statements.toml:18:1 missing-field an option of chance needs the field `share` | for example: share = 0.5; or say who chooses, in the move: actor = "RUS"
    statements.toml:21:1 missing-field an option of chance needs the field `share` | for example: share = 0.5; or say who chooses, in the move: actor = "RUS"
    "#);
    assert_snapshot!(instead_of("to = \"away\"", "to = \"away\"\nshare = 0.5"), @"statements.toml:11:1 share-of-choice an actor chooses at this move, so its options have no shares | leave out `share`, or leave out the move's `actor`: then chance moves");
    let chance = TREE.replace("title = \"Russia's answer\"\nactor = \"RUS\"\n", "title = \"what happens\"\n");
    let chance = chance.replace("to = \"accepted\"", "to = \"accepted\"\nshare = 0.5");
    assert_snapshot!(in_file(&chance.replace("to = \"struck\"", "to = \"struck\"\nshare = 0.4")), @"
    statements.toml:16:6 shares-sum the shares of `answer` add up to 0.9, not 1
    statements.toml:67:6 threat-of-another chance moves at `answer`, and threatens nothing
    statements.toml:33:11 warning never-moves RUS has preferences and never moves | they change nothing
    ");
}

#[test]
fn paths_below_the_first_move_and_unknown_ones() {
    assert_snapshot!(instead_of("to = \"accepted\"", "to = \"accepted\"\npaths = [\"mission\"]"), @"statements.toml:22:10 path-not-first `mission` is decided at the first move, `go` | and stands below it | an option of the first move says for which paths it stands");
    assert_snapshot!(instead_of("paths = [\"mission\"]", "paths = [\"misson\", \"mandate\"]"), @"
    statements.toml:10:10 unknown-path there is no path `misson` | the nearest name is `mission`
    statements.toml:10:20 wrong-kind `mandate` is a motion, not a path | expected a path / dossier.toml:23:6 declared here
    ");
    assert_snapshot!(instead_of("to = \"away\"", "to = \"away\"\npaths = [\"mission\"]"), @"statements.toml:14:10 stated-twice two options stand for the path `mission` | again here / statements.toml:10:10 first here");
}

#[test]
fn a_tree_beyond_the_limit() {
    let mut blocks = String::new();
    for at in 0..60 {
        let actor = format!("actor-{at}");
        blocks += &format!("[[move]]\nid = \"m{at}\"\ntitle = \"m\"\nactor = \"{actor}\"\n");
        let next = if at == 59 { "away".to_owned() } else { format!("m{}", at + 1) };
        blocks +=
            &format!("[[move.option]]\nid = \"on\"\nto = \"{next}\"\n[[move.option]]\nid = \"off\"\nto = \"away\"\n");
        blocks += &format!("[[preference]]\nactor = \"{actor}\"\norder = \"away\"\n[[actor]]\nid = \"{actor}\"\n");
    }
    let blocks = format!("format = 1\n[[end]]\nid = \"away\"\ntitle = \"away\"\n{blocks}");
    assert_snapshot!(in_file(&blocks), @"statements.toml:6:6 tree-too-large the tree has 121 options and ends for 60 actors | at most 5000 when multiplied | merge ends, or actors that move alike");
}

// Ends and preferences

#[test]
fn ends_that_no_move_leads_to() {
    assert_snapshot!(instead_of("to = \"away\"", "to = \"accepted\""), @"
    opens
    statements.toml:30:6 warning end-not-reached no move leads to the end `away`
    ");
    let only_ends =
        TREE.split("[[end]]").skip(1).take(1).map(|end| format!("format = 1\n[[end]]{end}")).collect::<String>();
    assert_snapshot!(in_file(&only_ends), @"
    statements.toml:2:1 missing-block nothing leads to the ends: they need a block [[move]] | for example: [[move]], id, title, actor, and its options
    statements.toml:5:11 warning never-moves RUS has preferences and never moves | they change nothing
    ");
}

#[test]
fn worths_beyond_the_scale() {
    assert_snapshot!(instead_of("{ RUS = [5, 45] }", "{ RUS = [5, 145] }"), @"statements.toml:41:17 not-points what it is worth to `RUS` lies from 0 to 100 points | a number, or a 90 % range [low, high]");
    assert_snapshot!(instead_of("{ RUS = [5, 45] }", "{ RUS = \"much\", Russia = 3 }"), @"statements.toml:41:17 wrong-type `RUS` must be a number or a range [low, high], not a text | expected a number or a range [low, high]");
    assert_snapshot!(instead_of("{ RUS = [5, 45] }", "{ RUS = [45, 5] }"), @"statements.toml:41:17 range-reversed the range of `RUS` begins above its end: 45 > 5 | write [5, 45]");
    assert_snapshot!(instead_of("{ RUS = [-20, -5] }", "{ RUS = [-200, -5], \"?\" = 1 }"), @"
    statements.toml:26:16 not-points what it is worth to `RUS` lies from -100 to 100 points | a number, or a 90 % range [low, high]
    statements.toml:26:28 bad-value `?` cannot name an actor: a name is made of letters, digits, `_` and `-`, at most 80 of them
    ");
}

#[test]
fn an_actor_that_moves_and_likes_nothing() {
    assert_snapshot!(instead_of("worth = { RUS = 40 }\n", ""), @r#"statements.toml:18:9 no-preference nothing says how much RUS likes `accepted` | it moves here | write worth = { RUS = [20, 60] } at each end, or an order: [[preference]], actor = "RUS""#);
    assert_snapshot!(instead_of("actor = \"FRA\"\norder", "actor = \"GBR\"\norder"), @r#"
    statements.toml:6:9 no-preference nothing says how much FRA likes `away`, `accepted`, `struck` | it moves here | write worth = { FRA = [20, 60] } at each end, or an order: [[preference]], actor = "FRA"
    statements.toml:44:9 warning never-moves GBR has preferences and never moves | they change nothing
    "#);
}

#[test]
fn orders_that_leave_out_or_repeat() {
    assert_snapshot!(instead_of("accepted > away = struck", "accepted > away"), @"statements.toml:45:9 order-incomplete the order of FRA leaves out `struck`");
    assert_snapshot!(instead_of("accepted > away = struck", "accepted > away = struck > away"), @"statements.toml:45:37 stated-twice `away` stands twice in the order | again here / statements.toml:45:21 first here");
    assert_snapshot!(instead_of("accepted > away = struck", "accepted > > struk"), @r#"
    statements.toml:45:21 bad-order an end is missing in the order | before or after a sign | best first, as in "accepted > protested = withdrawn > struck"
    statements.toml:45:23 unknown-end there is no end `struk` | the nearest name is `struck`
    "#);
    assert_snapshot!(beside("[[preference]]\nactor = \"FRA\"\norder = \"away > struck > accepted\"\n"), @"statements.toml:71:9 stated-twice the order of FRA is stated twice | again here / statements.toml:45:9 first here");
}

#[test]
fn an_order_and_worths_of_one_actor() {
    assert_snapshot!(instead_of("{ RUS = 40 }", "{ RUS = 40, FRA = 80 }"), @"statements.toml:45:9 two-preferences FRA has both an order of the ends and what some are worth | the order | keep the order, or what each end is worth");
}

// Threats

#[test]
fn a_threat_that_says_nothing() {
    assert_snapshot!(beside("[[threat]]\n"), @r#"
    statements.toml:69:1 missing-field a threat needs the field `id` | for example: id = "…"
    statements.toml:69:1 missing-field a threat needs the field `title` | for example: title = "…"
    statements.toml:69:1 missing-field a threat needs the field `at` | for example: at = "…"
    statements.toml:69:1 missing-field a threat needs the field `options` | for example: options = ["strikes"]
    statements.toml:69:1 missing-field a threat needs the field `statements` | for example: statements = ["lavrov-2025-03-06"]
    "#);
}

#[test]
fn threats_of_nothing_known() {
    assert_snapshot!(instead_of("at = \"answer\"\noptions = [\"strikes\"]\nstatements = [\"threat-of-march\"]", "at = \"answr\"\noptions = [\"strikes\"]\nstatements = [\"threat-of-may\"]"), @"statements.toml:66:6 unknown-move there is no move `answr` | the nearest name is `answer`");
    assert_snapshot!(instead_of("options = [\"strikes\"]\nstatements", "options = [\"strike\"]\nstatements"), @"statements.toml:67:12 unknown-option `answer` has no option `strike` | the nearest name is `strikes`");
    assert_snapshot!(instead_of("options = [\"strikes\"]\nstatements", "options = [\"strikes\", \"accepts\"]\nstatements"), @"statements.toml:64:6 threat-of-all `war` threatens with every option of `answer` | name the options that carry it out; the others are what it is compared with");
}

#[test]
fn threats_of_another_and_of_what_is_no_statement() {
    assert_snapshot!(instead_of("at = \"answer\"\noptions = [\"strikes\"]", "at = \"go\"\noptions = [\"stays\"]"), @"statements.toml:68:15 threat-of-another `threat-of-march` was said for RUS, and FRA moves / statements.toml:4:6 at `go`");
    assert_snapshot!(instead_of("statements = [\"threat-of-march\"]\n", "statements = [\"said\"]\n[[argument]]\nid = \"said\"\ntext = \"x\"\nsource = \"paper\"\n"), @"statements.toml:68:15 wrong-kind `said` is an argument or a date, and a threat rests on statements | expected a statement");
}

#[test]
fn names_are_shared_with_motions_and_paths() {
    assert_snapshot!(beside("[[threat]]\nid = \"mission\"\ntitle = \"t\"\nat = \"answer\"\noptions = [\"strikes\"]\nstatements = [\"threat-of-march\"]\n[[statement]]\nactor = \"RUS\"\nmotion = \"struck\"\nposition = \"con\"\ndate = 2025-03-06\nquote = \"no\"\nsource = \"paper\"\n"), @"
    statements.toml:70:6 duplicate-id `mission` names both a path and a threat | declared again here / dossier.toml:34:6 first declared here
    statements.toml:77:10 wrong-kind `struck` is an end, not a motion | expected a motion / statements.toml:39:6 declared here
    ");
}

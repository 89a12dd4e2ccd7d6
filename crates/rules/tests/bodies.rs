//! Body files and the tables beside them: every mistake at its place.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::*;
use insta::assert_snapshot;
use proptest::prelude::*;
use rules::{Catalogue, Sitting, SittingRequest, formula, judge};
use terms::Memory;

const FILE: &str = "format = 1\nname = \"Council\"\nbasis = \"Charter\"\nseats = \"council.csv\"\n";
const RULE: &str = "[[rule]]\nid = \"asked\"\nwhen = \"yes >= 1\"\n";

fn wrong_in(world: &Memory) -> String {
    match Catalogue::new(world).body("council") {
        Ok(_) => "nothing".to_owned(),
        Err(found) => lines(&found),
    }
}

/// What is wrong with a body file.
fn wrong(file: &str) -> String {
    wrong_in(&Memory::new().with("bodies/council.toml", file).with("bodies/council.csv", "actor\nFRA\nGBR\n"))
}

/// What is wrong with a table of seats.
fn wrong_seats(seats: &str) -> String {
    wrong_in(&Memory::new().with("bodies/council.toml", format!("{FILE}{RULE}")).with("bodies/council.csv", seats))
}

#[test]
fn a_short_file_is_enough() {
    let world = Memory::new()
        .with("bodies/council.toml", format!("{FILE}{RULE}"))
        .with("bodies/council.csv", "# comment\nactor\nFRA\n\n# another\nGBR\n");
    let catalogue = Catalogue::new(&world);
    let council = catalogue.body("council").unwrap();
    assert_eq!(council.options.iter().map(|option| option.as_str()).collect::<Vec<_>>(), FOUR);
    assert_eq!((council.unnamed.as_str(), council.default_rule.as_str()), ("absent", "asked"));
    assert_eq!(council.rules[0].describe(), "yes >= 1");
    assert_eq!(catalogue.find("council").unwrap().1.as_str(), "asked");
    assert_eq!(sit(&catalogue, "council").members.len(), 2);
}

#[test]
fn mistakes_in_the_file() {
    assert_snapshot!(wrong(""), @r#"
    bodies/council.toml:1:1 the file does not say its format | begin it with the line: format = 1
    bodies/council.toml:1:1 the file needs the field `name` | for example: name = "…"
    bodies/council.toml:1:1 the file needs the field `basis` | for example: basis = "…"
    bodies/council.toml:1:1 the file needs the field `seats` | for example: seats = "…"
    bodies/council.toml:1:1 the body has no rule | write one: [[rule]] id = "…", when = "…"
    "#);
    assert_snapshot!(wrong(&format!("{FILE}nmae = 1\nknown_from = 2020-01-01\nknown_to = 2019-01-01\ndefault_rule = \"askd\"\n{RULE}")), @r#"
    bodies/council.toml:5:1 the file has no field `nmae` | the nearest name is `name`
    bodies/council.toml:7:12 `known_to` comes before `known_from`
    bodies/council.toml:8:16 the body has no rule `askd` | the nearest name is `asked`
    "#);
    assert_snapshot!(wrong(&format!("{FILE}options = [\"yes\", \"members\", \"yes\"]\nunnamed = \"no\"\n{RULE}")), @r#"
    bodies/council.toml:5:19 `members` is a word of the rule language and cannot name an option
    bodies/council.toml:5:30 `yes` names an option twice
    bodies/council.toml:6:11 `no` is not among the options | the names are yes, members, yes
    "#);
    assert_snapshot!(wrong(&format!("{FILE}default_rule = \"askd\"\n{RULE}")), @"bodies/council.toml:5:16 the body has no rule `askd` | the nearest name is `asked`");
    assert_snapshot!(wrong(&format!("{FILE}{RULE}{RULE}[[rule]]\nid = \"yes\"\naliases = [\"or\"]\nwhen = \"no == 0\"\nsource = \"chater\"\n[[source]]\nid = \"charter\"\ntitle = \"Charter\"\nmark = \"M\"\n")), @r#"
    bodies/council.toml:9:6 `asked` names something in this body twice
    bodies/council.toml:12:6 `yes` names something in this body twice
    bodies/council.toml:13:12 `or` is a word of the rule language and cannot name something in this body
    bodies/council.toml:15:10 there is no source `chater`
    bodies/council.toml:19:8 `M` is not a mark: A stands for two independent sources, B for one
    "#);
    assert_snapshot!(wrong(&format!("{FILE}{RULE}[[size]]\nmembers = 3\n")), @r#"bodies/council.toml:8:3 `[[size]]` belongs to bodies with seats = "count""#);
    assert_snapshot!(wrong(&format!("{FILE}[[weight]]\nname = \"of\"\nfile = \"../secret.csv\"\n[[weight]]\nname = \"population\"\nfile = \"nothing.csv\"\n{RULE}")), @r#"
    bodies/council.toml:6:8 `of` is a word of the rule language and cannot name a weight
    bodies/council.toml:7:8 `../secret.csv` is not the name of a CSV file beside the body's
    bodies/council.toml:10:8 there is no file `bodies/nothing.csv`
    "#);
    assert_snapshot!(wrong("format = 1\nname = \"C\"\nbasis = \"x\"\nseats = \"count\"\n[[rule]]\nid = \"r\"\nwhen = \"yes(eu) >= 1\"\n"), @r#"
    bodies/council.toml:4:9 a body judged by counts needs its number of members | write [[size]] with from, to, members and source
    bodies/council.toml:7:13 no member of this body is in a group `eu` | the names are concerned
    "#);
    assert_snapshot!(wrong("format = 1\nname = \"C\"\nbasis = \"x\"\nseats = \"count\"\n[[size]]\nmembers = 0\n[[size]]\nfrom = 2001-01-01\nmembers = 3\n[[size]]\nto = 2001-01-01\nmembers = 4\n[[rule]]\nid = \"r\"\nwhen = \"yes >= 1\"\n"), @r#"
    bodies/council.toml:6:11 a body has at least one member
    bodies/council.toml:7:1 two sizes for one day
    "#);
}

#[test]
fn mistakes_in_the_seats() {
    assert_snapshot!(wrong_seats("# seats\nactor,from,to,groups,votes\nFR A,2001-02-30,,permanent,3\n# more\n\nGBR,2002-01-01,2001-01-01,a concerned,-3\nUSA,,,,1.5\nDEU,,\n"), @r#"
    bodies/council.csv:3:1 `FR A` cannot name an actor: a name is made of letters, digits, `_` and `-`, at most 80 of them
    bodies/council.csv:3:6 `2001-02-30` is not a date; write it as 2025-03-20
    bodies/council.csv:6:16 the term ends on 2001-01-01, before it begins on 2002-01-01
    bodies/council.csv:6:27 `concerned` is a word of the rule language and cannot name a group
    bodies/council.csv:6:39 `-3` is not a weight | a weight is a whole number from 0 to 9,223,372,036,854,775,807, written without separators
    bodies/council.csv:7:8 `1.5` is not a weight | a weight is a whole number from 0 to 9,223,372,036,854,775,807, written without separators
    bodies/council.csv:8:1 this row has 3 fields, the heading 5
    bodies/council.csv:8:1 `` is not a weight | a weight is a whole number from 0 to 9,223,372,036,854,775,807, written without separators
    "#);
    assert_snapshot!(wrong_seats("actor,from,to\nFRA,,2020-12-31\nGBR,,\nFRA,2020-12-31,\n"), @"bodies/council.csv:4:1 FRA holds a seat twice on one day");
    assert_snapshot!(wrong_seats("actor,from,to\nFRA,,2020-12-31\nFRA,2021-01-01,\n"), @"nothing");
    assert_snapshot!(wrong_seats("actr\nFRA\n"), @"bodies/council.csv:1:1 the table needs the column `actor` | the nearest name is `actr`");
    assert_snapshot!(wrong_seats("actor,members,actor\nFRA,1,2\n"), @r#"
    bodies/council.csv:1:1 the column `actor` stands twice
    bodies/council.csv:1:1 `members` is a word of the rule language and cannot name a weight
    bodies/council.toml:1:1 `members` is a word of the rule language and cannot name something in this body
    "#);
    assert_snapshot!(wrong_seats("actor\n"), @"bodies/council.csv:1:1 the table has no seats");
    assert_snapshot!(wrong_seats(""), @"bodies/council.csv:1:1 the table is empty");
    assert_snapshot!(wrong_seats("actor\n\"FRA"), @"nothing");
}

#[test]
fn mistakes_in_the_record_of_votes() {
    let world = |file: &str| {
        Memory::new()
            .with("bodies/council.toml", format!("{FILE}record = \"{file}\"\n{RULE}"))
            .with("bodies/council.csv", "actor\nFRA\nGBR\n")
    };
    let record = |table: &str| wrong_in(&world("record.csv").with("bodies/record.csv", table));
    assert_snapshot!(wrong_in(&world("record.csv")), @"bodies/council.toml:5:10 there is no file `bodies/record.csv`");
    assert_snapshot!(wrong_in(&world("../record.csv")), @"bodies/council.toml:5:10 `../record.csv` is not the name of a CSV file beside the body's");
    assert_snapshot!(wrong(&format!("{FILE}record = 1994\n{RULE}")), @"bodies/council.toml:5:10 `record` must be a text in quotes, not this number");
    assert_snapshot!(record("# nothing yet\n"), @"bodies/record.csv:1:1 the table is empty");
    assert_snapshot!(record("year,actor,yes,abstains,no\n1994,FRA,1,0,0\n"), @"bodies/record.csv:1:1 the table needs the column `abstain` | the nearest name is `abstains`");
    assert_snapshot!(record("year,actor,yes,abstain,no\n1994,FRA,-1,few,1.5\n1994,F R,1,,100001\n"), @"
    bodies/record.csv:2:10 `-1` is not a number of votes
    bodies/record.csv:2:13 `few` is not a number of votes
    bodies/record.csv:2:17 `1.5` is not a number of votes
    bodies/record.csv:3:6 `F R` cannot name an actor: a name is made of letters, digits, `_` and `-`, at most 80 of them
    bodies/record.csv:3:12 `` is not a number of votes
    bodies/record.csv:3:13 `100001` is not a number of votes
    ");
    assert_snapshot!(record("year,actor,yes,abstain,no\n94,FRA,1,0,0\nlast,FRA,1,0,0\n40000,FRA,1,0,0\n,FRA,1,0,0\n"), @"
    bodies/record.csv:2:1 `94` is not a year
    bodies/record.csv:3:1 `last` is not a year
    bodies/record.csv:4:1 `40000` is not a year
    bodies/record.csv:5:1 `` is not a year
    ");
    assert_snapshot!(record("year,actor,yes,abstain,no\n1994,FRA,1,0,0\n1994,GBR,1,0,0\n1994,FRA,0,1,0\n"), @"bodies/record.csv:4:1 the votes of FRA in 1994 stand twice in this table");
    assert_snapshot!(record("year,actor,yes,abstain,no\n1994,FRA,1,0,0\n1995,FRA,1,0,0\n"), @"nothing");
}

#[test]
fn a_weight_that_is_not_known_and_one_that_stands_in() {
    let weight = "[[weight]]\nname = \"population\"\nfile = \"population.csv\"\nexact_from = 2023-01-01\nexact_to = 2023-12-31\nsource = \"Eurostat\"\n";
    let rules =
        "[[rule]]\nid = \"asked\"\nwhen = \"population(yes) > 1\"\n[[rule]]\nid = \"plain\"\nwhen = \"yes > 1\"\n";
    let world = |figures: &str| {
        Memory::new()
            .with("bodies/council.toml", format!("{FILE}{weight}{rules}"))
            .with("bodies/council.csv", "actor\nFRA\nGBR\n")
            .with("bodies/population.csv", format!("actor,value\n{figures}"))
    };
    let judged = |figures: &str, rule: &str| {
        let world = world(figures);
        let catalogue = Catalogue::new(&world);
        match judge(&catalogue, &sit(&catalogue, "council"), rule, &named("", "yes")) {
            Ok((_, warnings)) => lines(&warnings),
            Err(found) => lines(&found),
        }
    };
    assert_snapshot!(judged("FRA,3\n", "asked"), @"bodies/council.toml:5:1 the population of GBR is not known");
    assert_snapshot!(judged("FRA,3\nGBR,4\n", "asked"), @"population in `council`: the figures of 2023-01-01 to 2023-12-31 stand in for 2025-03-20 | they come from Eurostat");
    assert_eq!(judged("FRA,3\n", "plain"), "", "a rule that reads no weight needs none");
    assert_snapshot!(wrong_in(&world("FRA,3\nGBR,x\nFRA,4\n")), @r#"
    bodies/population.csv:3:5 `x` is not a weight | a weight is a whole number from 0 to 9,223,372,036,854,775,807, written without separators
    bodies/population.csv:4:1 FRA stands twice in this table
    "#);
    let huge = format!("FRA,{0}\nGBR,{0}\n", i64::MAX);
    assert_snapshot!(judged(&huge, "asked"), @"the population of all adds up to more than 2^60 | use larger units");
}

#[test]
fn sittings_that_cannot_be() {
    let file = FILE.replace("seats =", "known_from = 2002-01-01\nknown_to = 2030-12-31\nseats =");
    let world = Memory::new()
        .with("bodies/council.toml", format!("{file}{RULE}"))
        .with("bodies/council.csv", "actor,from,to\nFRA,,\nGBR,2005-01-01,2026-12-31\n")
        .with("bodies/pact.toml", format!("{}{RULE}", FILE.replace("council.csv", "parties")));
    let catalogue = Catalogue::new(&world);
    let request = |parties: &[&str], concerned: &[&str], out: &[&str]| SittingRequest {
        parties: parties.iter().map(|name| actor(name)).collect(),
        concerned: concerned.iter().map(|name| actor(name)).collect(),
        not_participating: out.iter().map(|name| actor(name)).collect(),
        until: None,
    };
    let seated = |id: &str, on: &str, request: &SittingRequest| match Sitting::new(&catalogue, id, day(on), request) {
        Ok((sitting, warnings)) => format!("{} members\n{}", sitting.size, lines(&warnings)),
        Err(found) => lines(&found),
    };
    let nothing = request(&[], &[], &[]);
    assert_snapshot!(seated("council", "2001-12-31", &nothing), @"the seats of `council` on 2001-12-31 are not known | they are known from 2002-01-01 to 2030-12-31");
    assert_snapshot!(seated("counsil", "2010-01-01", &nothing), @"there is no body `counsil` | the nearest name is `council` | `placet bodies` lists them");
    assert_snapshot!(seated("council", "2002-01-01", &nothing), @"1 members");
    assert_snapshot!(seated("council", "2010-01-01", &request(&["FRA"], &["UKR"], &["GRB"])), @r#"
    `council` has seats of its own and takes no parties | leave parties out
    GRB is not a member of `council` on this day, so it cannot stay out | the nearest name is `GBR`
    UKR is not a member of `council` on this day: that it is concerned changes nothing
    "#);
    assert_snapshot!(seated("council", "2010-01-01", &request(&[], &[], &["GBR", "FRA"])), @"nobody takes part");
    assert_snapshot!(seated("pact", "2010-01-01", &nothing), @r#"`pact` is a template: its parties are not named | name them: parties = ["FRA", "GBR"], or --parties FRA,GBR"#);
    assert_snapshot!(seated("pact", "2010-01-01", &request(&["FRA", "GBR", "FRA"], &[], &[])), @"FRA is named as a party twice");
    let until = SittingRequest { until: Some(day("2027-06-30")), ..nothing };
    assert_snapshot!(seated("council", "2025-03-20", &until), @r#"
    2 members
    seats in `council` end before 2027-06-30, the first on 2026-12-31: GBR | the seats of 2025-03-20 are counted; give a later date to change them
    "#);
}

#[test]
fn rules_that_rest_on_rules() {
    let rules = [
        ("fine", "other or yes > 1"),
        ("other", "yes > 2"),
        ("first", "yes > 1 or second"),
        ("second", "not third"),
        ("third", "beside/back"),
        ("lost", "besid/back"),
        ("stray", "beside/bakc"),
        ("counted", "rada/approval"),
    ];
    let world = body("council", "actor\nFRA\nGBR\n", &FOUR, &rules);
    let world = with_body(world, "beside", "actor\nFRA\nDEU\n", &FOUR, &[("back", "council/first")]);
    let rada = "format = 1\nname = \"Rada\"\nbasis = \"x\"\nseats = \"count\"\n[[size]]\nmembers = 450\n[[rule]]\nid = \"approval\"\nwhen = \"yes >= 226\"\n";
    let world = world.with("bodies/rada.toml", rada);
    let catalogue = Catalogue::new(&world);
    let sitting = sit(&catalogue, "council");
    let wrong = |rule: &str| match judge(&catalogue, &sitting, rule, &named("", "yes")) {
        Ok(_) => "nothing".to_owned(),
        Err(found) => lines(&found),
    };
    assert_eq!(wrong("fine"), "nothing");
    assert_snapshot!(wrong("first"), @"bodies/beside.toml:8:9 the rule rests on itself: council/first → council/second → council/third → beside/back → council/first | a rule may only rest on rules that do not rest on it");
    assert_snapshot!(wrong("lost"), @"bodies/council.toml:23:9 there is no body `besid` | the nearest name is `beside` | `placet bodies` lists them");
    assert_snapshot!(wrong("stray"), @"bodies/council.toml:26:9 `beside` has no rule `bakc` | the nearest name is `back`");
    assert_snapshot!(wrong("counted"), @"bodies/council.toml:29:9 `rada` is judged by counts alone, so no other body's rule can rest on it");
    assert_snapshot!(wrong("frist"), @"`council` has no rule `frist` | the nearest name is `first`");
    let mut logic = diagram::Logic::new();
    let cycle = formula(&catalogue, &sitting, "second", &mut logic, &mut |_, _| unreachable!());
    assert!(lines(&cycle.unwrap_err()).contains("rests on itself"));
}

#[test]
fn a_long_chain_of_rules_is_no_deep_recursion_and_a_shared_one_no_explosion() {
    let rule = |at: usize| match at {
        0 => "yes >= 1".to_owned(),
        at => format!("r{0} and (r{0} or no == 0)", at - 1),
    };
    let rules: Vec<(String, String)> = (0..1000).map(|at| (format!("r{at}"), rule(at))).collect();
    let rules: Vec<(&str, &str)> = rules.iter().map(|(id, when)| (id.as_str(), when.as_str())).collect();
    let world = body("council", "actor\nFRA\nGBR\n", &FOUR, &rules);
    let catalogue = Catalogue::new(&world);
    assert!(judged(&catalogue, &sit(&catalogue, "council"), "r999", &named("", "yes")).carried);
    assert!(!judged(&catalogue, &sit(&catalogue, "council"), "r999", &named("", "no")).carried);
}

#[test]
fn a_rule_holds_between_its_days() {
    let rules = "[[rule]]\nid = \"old\"\nwhen = \"yes > 1\"\nto = 2017-12-31\n[[rule]]\nid = \"new\"\naliases = [\"now\"]\nwhen = \"yes > no\"\nfrom = 2018-01-01\n";
    let world = Memory::new()
        .with("bodies/council.toml", format!("{FILE}{rules}"))
        .with("bodies/council.csv", "actor\nFRA\nGBR\n");
    let catalogue = Catalogue::new(&world);
    let judged = |catalogue: &Catalogue<'_>, on: &str, rule: &str| {
        let (sitting, _) = Sitting::new(catalogue, "council", day(on), &SittingRequest::default()).unwrap();
        match judge(catalogue, &sitting, rule, &named("", "yes")) {
            Ok((judgement, _)) => format!("{}: {}", judgement.rule, judgement.carried),
            Err(found) => lines(&found),
        }
    };
    assert_snapshot!(judged(&catalogue, "2018-01-01", "old"), @"`council/old` held until 2017-12-31, not on 2018-01-01 | rules that do: new");
    assert_snapshot!(judged(&catalogue, "2017-12-31", "now"), @"`council/new` holds from 2018-01-01 on, not on 2017-12-31 | rules that do: old");
    assert_eq!(judged(&catalogue, "2018-01-01", "now"), "new: true");
    let changed = catalogue.with_rule("council", "old", "no > 1").unwrap();
    assert_eq!(judged(&changed, "2018-01-01", "old"), "old: false");
    assert_eq!(judged(&catalogue, "2017-12-31", "old"), "old: true", "the first catalogue is as it was");
}

proptest! {
    #[test]
    fn any_table_of_seats_is_read_or_refused(
        rows in prop::collection::vec(prop::collection::vec(prop::sample::select(vec![
            "FRA", "GBR", "", "2020-01-01", "2021-01-01", "permanent", "3", "-1", "\"", "#", "é", "actor", "from", "to", "groups", "votes",
        ]), 0..6), 0..8),
        ends in prop::sample::select(vec!["\n", "\r\n", "\r"]),
    ) {
        let seats = rows.iter().map(|row| row.join(",")).collect::<Vec<_>>().join(ends);
        for table in [format!("actor,from,to,groups,votes{ends}{seats}"), seats] {
            prop_assert!(!wrong_seats(&table).is_empty());
        }
    }

    #[test]
    fn any_file_is_read_or_refused(file in ".{0,60}", at in 0_usize..200) {
        let whole = format!("{FILE}{RULE}");
        let at = at.min(whole.len());
        let changed = format!("{}{file}{}", &whole[..at], &whole[at..]);
        prop_assert!(!wrong(&changed).is_empty());
    }
}

#[test]
fn a_path_to_a_file_stands_for_an_id_and_tables_come_from_beside_it() {
    let file = "format = 1\nname = \"Draft\"\nbasis = \"Test\"\nseats = \"seats.csv\"\noptions = [\"yes\", \"no\"]\n\
                [[rule]]\nid = \"all\"\nwhen = \"yes == members\"\n[[rule]]\nid = \"one\"\nwhen = \"yes >= 1\"\n";
    let world = terms::Memory::new()
        .with("plans/v2/draft.toml", file)
        .with("plans/v2/seats.csv", "actor\nAAA\nBBB\n")
        .with("bodies/draft.toml", file)
        .with("bodies/seats.csv", "actor\nCCC\n");
    let catalogue = Catalogue::new(&world);
    let members = |catalogue: &Catalogue<'_>, id: &str| -> Vec<String> {
        let (sitting, _) = Sitting::new(catalogue, id, common::day("2025-01-01"), &SittingRequest::default()).unwrap();
        sitting.members.iter().map(|member| member.actor.to_string()).collect()
    };
    assert_eq!(members(&catalogue, "draft"), ["CCC"]);
    let (body, rule) = catalogue.find("plans/v2/draft.toml/one").unwrap();
    assert_eq!((body.id.as_str(), rule.as_str()), ("draft", "one"));
    // It now stands before the body of that id in the folder.
    assert_eq!(members(&catalogue, "draft"), ["AAA", "BBB"]);
    assert_eq!(catalogue.find("plans/v2/draft.toml").unwrap().1.as_str(), "all");
    let missing = catalogue.find("plans/none.toml").unwrap_err();
    assert_eq!(missing.iter().next().unwrap().message, "there is no file `plans/none.toml`");
}

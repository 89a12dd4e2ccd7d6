//! The rule language: what is read, and what is said about what cannot be read.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::collections::BTreeSet;

use common::*;
use insta::assert_snapshot;
use proptest::prelude::*;
use rules::{Catalogue, Choice, Count, Expression, Fewest, GroupTest, Sum, Term};
use terms::{Fraction, GroupId, Span};

fn council() -> terms::Memory {
    let rows: String = (0..10).map(|at| format!("E{at:02},,1\n")).collect();
    let seats = format!("actor,groups,population\nFRA,permanent eu,60\nGBR,permanent,60\n{rows}");
    body("council", &seats, &FOUR, &[("substantive", "yes >= 9"), ("veto", "no(permanent) == 0")])
}

fn read(rule: &str) -> Expression {
    let world = council();
    let catalogue = Catalogue::new(&world);
    let changed =
        catalogue.with_rule("council", "substantive", rule).unwrap_or_else(|found| panic!("{}", lines(&found)));
    changed.body("council").unwrap().rule("substantive").unwrap().expression.clone()
}

/// What is wrong with a rule, `line:column message | hint`.
fn wrong(rule: &str) -> String {
    let world = council();
    match Catalogue::new(&world).with_rule("council", "substantive", rule) {
        Ok(_) => "nothing".to_owned(),
        Err(found) => lines(&found).replace("council/substantive:", ""),
    }
}

/// The right-hand side of `yes >= …`.
fn number(text: &str) -> Sum {
    match read(&format!("yes >= {text}")) {
        Expression::Comparison(comparison) => comparison.right,
        other => panic!("{other:?}"),
    }
}

fn count(name: &str, groups: &[(Option<&str>, bool)], weight: Option<&str>) -> Term {
    let choice = if name == "members" { Choice::Any } else { Choice::Option(option(name)) };
    let test = |&(group, inside): &(Option<&str>, bool)| GroupTest {
        group: group.map(|name| GroupId::parse(name).unwrap()),
        inside,
    };
    let groups: BTreeSet<GroupTest> = groups.iter().map(test).collect();
    Term::Count(Count { choice, groups, weight: weight.map(str::to_owned) })
}

fn sum(terms: &[(Term, i64, i64)]) -> Sum {
    let terms = terms.iter().map(|(term, above, below)| (term.clone(), Fraction::new(*above, *below).unwrap()));
    Sum { terms: terms.collect(), shares_of: Vec::new() }
}

#[test]
fn counts_groups_and_weights() {
    for (text, expected) in [
        ("no", count("no", &[], None)),
        ("members", count("members", &[], None)),
        ("no(permanent)", count("no", &[(Some("permanent"), true)], None)),
        ("no(permanent & not concerned)", count("no", &[(Some("permanent"), true), (None, false)], None)),
        ("no(not not eu)", count("no", &[(Some("eu"), true)], None)),
        ("population(members)", count("members", &[], Some("population"))),
        ("population(yes(not eu))", count("yes", &[(Some("eu"), false)], Some("population"))),
    ] {
        assert_eq!(number(text), sum(&[(expected, 1, 1)]), "{text}");
    }
}

#[test]
fn numbers_are_sums() {
    let (yes, members, absent) = (count("yes", &[], None), count("members", &[], None), count("absent", &[], None));
    assert_eq!(number("present"), sum(&[(members.clone(), 1, 1), (absent, -1, 1)]));
    assert_eq!(number("2 * (yes + 3) - yes"), sum(&[(yes.clone(), 1, 1), (Term::One, 6, 1)]));
    assert_eq!(number("members - yes - 1 + yes"), sum(&[(members.clone(), 1, 1), (Term::One, -1, 1)]));
    assert_eq!(number("0.5 * yes * 3"), sum(&[(yes.clone(), 3, 2)]));
    let share = number("2/3 of members + 1");
    assert_eq!(share.terms, sum(&[(members.clone(), 2, 3), (Term::One, 1, 1)]).terms);
    assert_eq!(share.shares_of, [sum(&[(members, 1, 1)]).terms]);
    assert_eq!(number("62.5% of yes").terms, sum(&[(yes, 5, 8)]).terms);
    let fewest = Fewest { weight: "population".to_owned(), share: (7, 20), strict: true, span: Span::new(7, 31) };
    assert_eq!(number("fewest(population > 35%)"), Sum::of(Term::Fewest(fewest)));
}

#[test]
fn not_binds_strongest_then_and_then_or() {
    let same = |a: &str, b: &str| {
        let strip = |text: &str| {
            format!("{:?}", read(text))
                .split("span")
                .map(|part| part.split_once('}').map_or(part, |(_, rest)| rest).to_owned())
                .collect::<String>()
        };
        assert_eq!(strip(a), strip(b));
    };
    same("veto or yes >= 9 and no == 0", "veto or (yes >= 9 and no == 0)");
    same("not veto and yes >= 9", "(not veto) and yes >= 9");
    same("not yes >= 9 or veto", "(not (yes >= 9)) or veto");
    same("yes >= 2 * no + 1", "yes >= ((2 * no) + 1)");
    same("yes >= 1/2 of yes + no", "yes >= (1/2 of yes) + no");
    assert_ne!(format!("{:?}", read("veto and (veto or veto)")), format!("{:?}", read("(veto and veto) or veto")));
}

#[test]
fn a_number_is_not_a_condition() {
    assert_snapshot!(wrong("yes"), @"1:1 `yes` is a number, where a condition is needed | compare it, as in yes >= 9");
    assert_snapshot!(wrong("yes >= 9 and no(permanent)"), @"1:14 `no(permanent)` is a number, where a condition is needed | compare it, as in no(permanent) >= 9");
    assert_snapshot!(wrong("(yes >= 9) + 1 == 2 or not members"), @r#"
    1:1 `(yes >= 9)` is a condition, where a number is needed | conditions are joined by and, or; only numbers are added and compared
    1:28 `members` is a number, where a condition is needed | compare it, as in members >= 9
    "#);
    assert_snapshot!(wrong("veto >= 1"), @"1:1 `veto` is a condition, where a number is needed | conditions are joined by and, or; only numbers are added and compared");
    assert_snapshot!(wrong("yes * no >= 1"), @"1:1 `yes * no` multiplies two counts | `*` stands between a number and a sum, as in 3 * yes");
}

#[test]
fn unknown_names_have_a_nearest_one() {
    assert_snapshot!(wrong("yse >= 9 and no(permanant) == 0 and vto"), @r#"
    1:1 `yse` is neither an option nor a rule of this body | the nearest name is `yes`
    1:17 no member of this body is in a group `permanant` | the nearest name is `permanent`
    1:37 `vto` is neither an option nor a rule of this body | the nearest name is `veto`
    "#);
    assert_snapshot!(wrong("population >= 9 and populatoin(yes) > 1 and population(permanent) > 1"), @r#"
    1:1 `population` is a weight: of which members? | write population(yes) or population(members)
    1:21 `populatoin` is neither an option nor a weight of this body | the nearest name is `population`
    1:32 no member of this body is in a group `yes` | the names are eu, permanent, concerned | is the name before the parenthesis a weight? then write WEIGHT(yes)
    1:56 `permanent` is not an option of this body | the names are yes, abstain, no, absent, members, present | a group stands in parentheses: members(permanent)
    "#);
    assert_snapshot!(wrong("permanent == 5 and yes(no) >= 1 and fewest(votes > 1/2) > 1"), @r#"
    1:1 `permanent` is neither an option nor a rule of this body | the names are yes, abstain, no, absent, members, present, substantive, veto | a group stands in parentheses: members(permanent)
    1:24 no member of this body is in a group `no` | the names are eu, permanent, concerned | is the name before the parenthesis a weight? then write WEIGHT(no)
    1:44 this body has no weight `votes` | the names are population
    "#);
    let world = body("vote", "actor\nFRA\n", &["agree", "silent"], &[("asked", "agree >= 1/2 of present")]);
    assert_snapshot!(lines(&Catalogue::new(&world).body("vote").unwrap_err()), @"bodies/vote.toml:8:25 `present` is neither an option nor a rule of this body | the names are agree, silent, members, asked | `present` is members - absent, in a body with the option `absent`");
}

#[test]
fn what_cannot_be_read_is_pointed_at() {
    assert_snapshot!(wrong("yes >= 9 and (no(permanent) == 0"), @"1:33 expected `)` before the end");
    assert_snapshot!(wrong("yes >= 9)"), @"1:9 this parenthesis was never opened");
    assert_snapshot!(wrong("yes = 9"), @r#"1:5 `=` does not compare | write == for "exactly""#);
    assert_snapshot!(wrong("yes >= 9 no == 0"), @"1:10 the rule cannot go on with `no` | conditions are joined by and, or");
    assert_snapshot!(wrong("0 <= yes <= 9"), @"1:10 comparisons do not chain | join two of them: a <= b and b <= c");
    assert_snapshot!(wrong("yes >= 55%"), @"1:8 a percentage of what? | write 55% of members");
    assert_snapshot!(wrong("yes >= 120% of members"), @"1:8 a share over 100 % | a share of a whole lies between 0 % and 100 %; larger factors are written 3/2 of X");
    assert_snapshot!(wrong("yes / 2 >= no"), @"1:1 `/` stands between two numbers, or in body/rule | write 1/2 of yes for half of yes");
    assert_snapshot!(wrong("yes >= 1/0 of members"), @"1:8 this fraction has no value: zero below the line, or too large");
    assert_snapshot!(wrong("yes >= and"), @"1:8 expected a number of members or a condition before `and` | a rule reads like yes >= 9 and no(permanent) == 0");
    assert_snapshot!(wrong("yes ≥ 9"), @"1:5 `≥` means nothing here");
    assert_snapshot!(wrong("population(fewest) > 1"), @"1:12 `fewest` is not an option of this body | the names are yes, abstain, no, absent, members, present");
    assert_snapshot!(wrong("no <= fewest(population > 100%)"), @"1:27 no number of members passes this share of all | a share lies below 100 %");
    assert_snapshot!(wrong(""), @"1:1 expected a number of members or a condition before the end | a rule reads like yes >= 9 and no(permanent) == 0");
}

#[test]
fn all_mistakes_come_at_once_but_not_without_end() {
    assert_eq!(wrong("yse >= 1 and yse >= 2").lines().count(), 2);
    let many = vec!["yse >= 1"; 1000].join(" and ");
    assert_eq!(wrong(&many).lines().count(), 20);
}

#[test]
fn too_much_is_refused_and_does_not_run_away() {
    let deep = format!("{}yes >= 1{}", "(".repeat(100_000), ")".repeat(100_000));
    assert_snapshot!(wrong(&deep), @"1:1 this text of 200008 bytes has more than 50000 words and signs | write a shorter rule; seats and weights belong in the body's table of seats");
    let deep = format!("{}yes >= 1{}", "(".repeat(20_000), ")".repeat(20_000));
    assert_snapshot!(wrong(&deep), @"1:201 parentheses, `not` and `of` nest more than 200 deep | give parts of the rule as rules of their own");
    assert_snapshot!(wrong(&format!("{}veto", "not ".repeat(201))), @"1:801 parentheses, `not` and `of` nest more than 200 deep | give parts of the rule as rules of their own");
    assert_snapshot!(wrong(&format!("yes >= {}yes", "1/2 of ".repeat(201))), @"1:1408 parentheses, `not` and `of` nest more than 200 deep | give parts of the rule as rules of their own");
    let long = vec!["yes >= 1"; 100_000].join(" and ");
    assert_snapshot!(wrong(&long), @"1:1 this text of 1299995 bytes has more than 50000 words and signs | write a shorter rule; seats and weights belong in the body's table of seats");
    let long = vec!["yes >= 1"; 4097].join(" or ");
    assert_snapshot!(wrong(&long), @"1:49153 a rule holds at most 4096 comparisons | seats and weights belong in the body's table of seats");
    assert_snapshot!(wrong("yes >= 99999999999999999999"), @"1:8 `99999999999999999999` is not a number Placet can hold | whole numbers reach up to 9,223,372,036,854,775,807");
    assert_snapshot!(wrong("yes >= 9223372036854775807 + 1"), @"1:8 `9223372036854775807 + 1` does not fit 64 bits");
    assert_snapshot!(wrong("yes >= 9223372036854775807 * (3 * yes)"), @"1:8 `9223372036854775807 * (3 * yes)` does not fit 64 bits");
    assert_eq!(wrong(&format!("{}veto", "not ".repeat(200))), "nothing");
    assert_eq!(wrong(&vec!["yes >= 1"; 4096].join(" or ")), "nothing");
}

#[test]
fn a_rule_written_in_the_body_is_pointed_at_in_the_file() {
    let world = body("council", &council_seats(), &FOUR, &[("asked", "yes >= nein")]);
    assert_snapshot!(lines(&Catalogue::new(&world).body("council").unwrap_err()), @"bodies/council.toml:8:16 `nein` is neither an option nor a rule of this body | the names are yes, abstain, no, absent, members, present, asked");
}

fn soup() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "yes",
        "no",
        "members",
        "present",
        "permanent",
        "concerned",
        "population",
        "fewest",
        "veto",
        "council/veto",
        "of",
        "and",
        "or",
        "not",
        "(",
        ")",
        "&",
        "+",
        "-",
        "*",
        "/",
        ">=",
        ">",
        "<=",
        "<",
        "==",
        "!=",
        "=",
        "1",
        "2/3",
        "65%",
        "0",
        "9223372036854775807",
        "é",
        "{",
    ]);
    prop::collection::vec(word, 0..24).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused_at_a_place_in_it(rule in prop_oneof![soup(), ".{0,40}"]) {
        let world = council();
        let catalogue = Catalogue::new(&world);
        match catalogue.with_rule("council", "substantive", &rule) {
            Err(found) => {
                prop_assert!(!found.is_empty());
                for diagnostic in &found {
                    let place = diagnostic.place.as_ref().unwrap();
                    prop_assert!(place.span.start <= place.span.end && place.span.end <= rule.len());
                }
            }
            Ok(changed) => {
                let sitting = sit(&changed, "council");
                let _ = rules::judge(&changed, &sitting, "substantive", &named("", "yes"));
            }
        }
    }
}

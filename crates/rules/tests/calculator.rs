//! The calculator on small bodies and on large ones.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::*;
use rules::{Catalogue, SittingRequest, SmallestGroup, Votes, judge};

fn council(rule: &str) -> terms::Memory {
    body("council", &council_seats(), &FOUR, &[("asked", rule)])
}

fn assembly(rule: &str) -> terms::Memory {
    body("assembly", &plain_seats(193), &FOUR, &[("asked", rule)])
}

/// Yes of the first, no of the next, then abstentions; all others absent.
fn vote_of_193(yes: usize, no: usize, abstain: usize) -> Votes {
    let place = |at| match at {
        at if at < yes => "yes",
        at if at < yes + no => "no",
        at if at < yes + no + abstain => "abstain",
        _ => "absent",
    };
    let votes = (0..193).map(|at| (actor(&format!("A{at:03}")), option(place(at)))).collect();
    Votes::Named { votes, others: None }
}

#[test]
fn what_is_there_and_what_is_needed() {
    let world = assembly("yes >= 2/3 of (yes + no) and yes > no and 100 >= no and no != 4 and absent == 17");
    let catalogue = Catalogue::new(&world);
    let sitting = sit(&catalogue, "assembly");
    let judgement = judged(&catalogue, &sitting, "asked", &vote_of_193(93, 18, 65));
    assert!(judgement.carried);
    assert_eq!(
        shown(&judgement),
        [
            "yes >= 2/3 of (yes + no): have 93, need 74, true",
            "yes > no: have 93, need 19, true",
            "100 >= no: have 18, need at most 100, true",
            "no != 4: have 18, need not 4, true",
            "absent == 17: have 17, need 17, true",
        ]
    );
    assert_eq!(judgement.conditions[0].margin().unwrap().to_string(), "19");
    assert_eq!(judgement.conditions[2].margin().unwrap().to_string(), "82");
}

#[test]
fn strict_and_not_strict_differ_at_the_boundary() {
    let world = assembly("yes >= 1/2 of (yes + no)");
    let catalogue = Catalogue::new(&world);
    let sitting = sit(&catalogue, "assembly");
    let tie = counted("yes=50 no=50");
    assert!(judged(&catalogue, &sitting, "asked", &tie).carried);
    let strict = catalogue.with_rule("assembly", "asked", "yes > 1/2 of (yes + no)").unwrap();
    let sitting = sit(&strict, "assembly");
    let judgement = judged(&strict, &sitting, "asked", &tie);
    assert!(!judgement.carried);
    assert_eq!(judgement.conditions[0].need.to_string(), "51");
}

#[test]
fn percentages_are_exact() {
    // 55 % of 20 members are 11 exactly; 0.55 * 20 in floating point is more.
    let world = body("twenty", &plain_seats(20), &FOUR, &[("asked", "yes >= 55% of members")]);
    let catalogue = Catalogue::new(&world);
    let sitting = sit(&catalogue, "twenty");
    assert!(judged(&catalogue, &sitting, "asked", &counted("yes=11")).carried);
    assert!(!judged(&catalogue, &sitting, "asked", &counted("yes=10")).carried);
}

#[test]
fn a_share_of_nothing_is_never_reached() {
    for (rule, carried) in [
        ("yes >= 2/3 of (yes + no)", false),
        ("2/3 of (yes + no) <= yes", false),
        ("yes > 2/3 of (yes + no)", false),
        ("yes == 2/3 of (yes + no)", false),
        ("yes != 2/3 of (yes + no)", true),
        ("yes < 2/3 of (yes + no)", true),
        ("yes <= 2/3 of (yes + no)", true),
        ("0 >= 1/2 of (members - members)", false),
        ("yes >= 0", true),
    ] {
        let world = assembly(rule);
        let catalogue = Catalogue::new(&world);
        let sitting = sit(&catalogue, "assembly");
        let judgement = judged(&catalogue, &sitting, "asked", &counted("abstain=193"));
        assert_eq!(judgement.carried, carried, "{rule}");
        assert_eq!(judgement.conditions[0].met, carried, "{rule}");
    }
}

#[test]
fn a_veto_is_one_member_who_turns_alone() {
    let world = council("yes >= 9 and no(permanent) == 0");
    let catalogue = Catalogue::new(&world);
    let sitting = sit(&catalogue, "council");
    let judgement = judged(&catalogue, &sitting, "asked", &named("no:RUS abstain:CHN,E00", "yes"));
    assert!(!judgement.carried);
    assert_eq!(judgement.turn_alone, [(actor("RUS"), option("yes"))]);
    assert_eq!(shown(&judgement), ["yes >= 9: have 12, need 9, true", "no(permanent) == 0: have 1, need 0, false"]);
    let carried = judged(&catalogue, &sitting, "asked", &named("abstain:RUS,E00,E01", "yes"));
    assert!(carried.carried);
    let names: Vec<String> = carried.turn_alone.iter().map(|(actor, option)| format!("{actor} {option}")).collect();
    assert_eq!(names, ["CHN no", "FRA no", "GBR no", "RUS no", "USA no"]);
}

#[test]
fn the_smallest_group_of_a_body_of_193_is_exact() {
    for (rule, votes, size, number) in [
        // 100 + n ≥ 2/3 of 190 when n of the 90 turn from no to yes.
        ("yes >= 2/3 of (yes + no)", vote_of_193(100, 90, 3), 27, None),
        ("yes >= 97", vote_of_193(94, 99, 0), 3, Some(99 * 98 * 97 / 6)),
        ("yes > no", vote_of_193(2, 1, 0), 1, Some(192)),
        ("yes == 193", vote_of_193(0, 193, 0), 193, Some(1)),
        ("yes == 193 and absent < 1", vote_of_193(0, 93, 50), 193, Some(1)),
        ("yes == 193 and absent < 1 and no < 1", vote_of_193(0, 93, 50), 193, Some(1)),
    ] {
        let world = assembly(rule);
        let catalogue = Catalogue::new(&world);
        let sitting = sit(&catalogue, "assembly");
        let judgement = judged(&catalogue, &sitting, "asked", &votes);
        let SmallestGroup::Found { size: found, number_of_groups, examples } = judgement.smallest_group else {
            panic!("{rule}: {:?}", judgement.smallest_group);
        };
        assert_eq!(found, size, "{rule}");
        assert!(!examples.is_empty() && examples.iter().all(|group| group.len() as u64 == size));
        if number.is_some() {
            assert_eq!(number_of_groups, number, "{rule}");
        }
    }
}

#[test]
fn what_is_too_much_to_try_is_said_and_not_guessed() {
    let rows: String = (0..40).map(|at| format!("A{at:03},{}\n", 1000 + at * at)).collect();
    let world =
        body("weighted", &format!("actor,votes\n{rows}"), &FOUR, &[("asked", "votes(yes) > 1/2 of votes(members)")]);
    let catalogue = Catalogue::new(&world);
    let sitting = sit(&catalogue, "weighted");
    let judgement = judged(&catalogue, &sitting, "asked", &named("yes:A000", "no"));
    let SmallestGroup::MoreThan(size) = judgement.smallest_group else { panic!("{:?}", judgement.smallest_group) };
    assert!(size >= 4, "tried up to {size}");
    let never = catalogue.with_rule("weighted", "asked", "members == 40").unwrap();
    let sitting = sit(&never, "weighted");
    let judgement = judged(&never, &sitting, "asked", &named("yes:A000", "no"));
    assert_eq!(judgement.smallest_group, SmallestGroup::Impossible);
}

#[test]
fn those_who_take_no_part_move_every_threshold() {
    let world = council("yes >= 60% of members");
    let catalogue = Catalogue::new(&world);
    let without = SittingRequest {
        not_participating: vec![actor("RUS"), actor("E00"), actor("E01"), actor("E02"), actor("E03")],
        ..SittingRequest::default()
    };
    let votes = named("yes:CHN,FRA,GBR,USA,E04,E05", "no");
    assert!(!judged(&catalogue, &sit(&catalogue, "council"), "asked", &votes).carried);
    let sitting = sit_with(&catalogue, "council", &without);
    let judgement = judged(&catalogue, &sitting, "asked", &votes);
    assert!(judgement.carried);
    assert_eq!(judgement.conditions[0].need.to_string(), "6");
    let found = judge(&catalogue, &sitting, "asked", &named("yes:RUS", "no")).unwrap_err();
    assert_eq!(lines(&found), "RUS votes, but is also named as not taking part");
}

#[test]
fn the_concerned_are_left_out_where_a_rule_says_so() {
    let world = council("yes(not concerned) >= 9 and no(permanent & not concerned) == 0");
    let catalogue = Catalogue::new(&world);
    let request = SittingRequest { concerned: vec![actor("RUS"), actor("E00")], ..SittingRequest::default() };
    let sitting = sit_with(&catalogue, "council", &request);
    let votes = named("no:RUS yes:CHN,FRA,GBR,USA,E00,E01,E02,E03,E04", "abstain");
    let judgement = judged(&catalogue, &sitting, "asked", &votes);
    assert_eq!(
        shown(&judgement),
        ["yes(not concerned) >= 9: have 8, need 9, false", "no(permanent & not concerned) == 0: have 0, need 0, true",]
    );
}

#[test]
fn a_declared_abstention_counts_and_a_plain_one_does_not() {
    let options = ["yes", "abstain", "declared", "no", "absent"];
    let rule = "no == 0 and absent == 0 and not (declared >= 1/3 of members and population(declared) >= 1/3 of population(members))";
    let rows: String = (0..9).map(|at| format!("A{at:03},{}\n", if at < 3 { 100 } else { 10 })).collect();
    let world = body("cfsp", &format!("actor,population\n{rows}"), &options, &[("asked", rule)]);
    let catalogue = Catalogue::new(&world);
    let sitting = sit(&catalogue, "cfsp");
    let carried = |votes: &str| judged(&catalogue, &sitting, "asked", &named(votes, "yes")).carried;
    assert!(carried("abstain:A000,A001,A002,A003"));
    assert!(!carried("declared:A000,A001,A002"), "a third of the members with 300 of 360");
    assert!(carried("declared:A003,A004,A005,A006"), "four members, but 40 of 360");
    assert!(carried("declared:A000,A001"), "200 of 360, but two members");
    assert!(!carried("no:A008"));
}

#[test]
fn fewest_is_counted_over_those_who_take_part() {
    let rows = "actor,population\nDEU,40\nFRA,30\nITA,20\nMLT,10\n";
    let world = body("eu", rows, &FOUR, &[("asked", "no <= fewest(population > 40%)")]);
    let catalogue = Catalogue::new(&world);
    let need = |catalogue: &Catalogue<'_>, request: &SittingRequest| {
        let sitting = sit_with(catalogue, "eu", request);
        judged(catalogue, &sitting, "asked", &named("", "yes")).conditions[0].need.to_string()
    };
    let all = SittingRequest::default();
    assert_eq!(need(&catalogue, &all), "at most 2", "40 of 100 is not more than 40 %");
    let reached = catalogue.with_rule("eu", "asked", "no <= fewest(population >= 40%)").unwrap();
    assert_eq!(need(&reached, &all), "at most 1");
    let without = SittingRequest { not_participating: vec![actor("DEU")], ..all };
    assert_eq!(need(&catalogue, &without), "at most 1", "30 of 60");
}

#[test]
fn conditions_of_another_body_bear_its_name() {
    let world = body("council", &council_seats(), &FOUR, &[("procedural", "yes >= 9")]);
    let world = with_body(
        world,
        "assembly",
        "actor\nFRA\nDEU\nPOL\n",
        &FOUR,
        &[("asked", "council/procedural or yes > 1/2 of members")],
    );
    let catalogue = Catalogue::new(&world);
    let sitting = sit(&catalogue, "assembly");
    let judgement = judged(&catalogue, &sitting, "asked", &named("yes:FRA,DEU,CHN", "absent"));
    assert!(judgement.carried);
    assert_eq!(
        shown(&judgement),
        ["council/procedural: yes >= 9: have 2, need 9, false", "yes > 1/2 of members: have 2, need 2, true",]
    );
    assert_eq!(judgement.counts[0], (option("yes"), 2), "the counts are of the body asked about");
    let found = judge(&catalogue, &sitting, "asked", &counted("yes=2")).unwrap_err();
    assert_eq!(
        lines(&found),
        "counts cannot be judged: the rule also rests on `council`, where others may sit | say who votes how instead of how many"
    );
}

#[test]
fn counts_leave_the_rest_to_the_unnamed_option() {
    let world = assembly("yes > 1/2 of present");
    let catalogue = Catalogue::new(&world);
    let sitting = sit(&catalogue, "assembly");
    let judgement = judged(&catalogue, &sitting, "asked", &counted("yes=50 no=40 abstain=9"));
    assert!(judgement.by_counts && judgement.carried && judgement.turn_alone.is_empty());
    let counts: Vec<u64> = judgement.counts.iter().map(|(_, count)| *count).collect();
    assert_eq!(counts, [50, 9, 40, 94]);
    let SmallestGroup::Found { size: 1, number_of_groups: Some(144), examples } = judgement.smallest_group else {
        panic!("one of the 50 who turns, or one of the 94 absent who comes: {:?}", judgement.smallest_group)
    };
    assert!(examples.is_empty());
}

#[test]
fn votes_that_cannot_be_are_refused_in_words() {
    let world = council("yes >= 9 and no(permanent) == 0");
    let catalogue = Catalogue::new(&world);
    let sitting = sit(&catalogue, "council");
    let refused = |votes: &Votes| lines(&judge(&catalogue, &sitting, "asked", votes).unwrap_err());
    insta::assert_snapshot!(refused(&named("yes:FAR,FRA maybe:USA no:FRA", "yes")), @r#"
    FAR has no seat in `council` on 2025-03-20 | the nearest name is `FRA`
    a member of `council` cannot vote `maybe` | the names are yes, abstain, no, absent
    FRA is named twice | name each member once
    "#);
    insta::assert_snapshot!(refused(&counted("yes=9")), @"counts cannot be judged: `asked` reads groups or weights of members | say who votes how instead of how many");
    let simple = catalogue.with_rule("council", "asked", "yes >= 9").unwrap();
    let sitting = sit(&simple, "council");
    let refused = |votes: &Votes| lines(&judge(&simple, &sitting, "asked", votes).unwrap_err());
    insta::assert_snapshot!(refused(&counted("yes=9 no=7")), @"the counts add up to 16, but `council` has 15 members");
    insta::assert_snapshot!(refused(&counted("yes=18446744073709551615 no=7 yse=1 no=1")), @r#"
    a member of `council` cannot vote `yse` | the nearest name is `yes`
    `no` is counted twice
    the counts add up to more than 2^64, but `council` has 15 members
    "#);
}

//! What phases need against what is pledged: the same as every world, one by one.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fmt::Write;

use dossier::Dossier;
use evidence::Draws;
use outlook::brief::PhaseForces;
use outlook::{Extent, Model, Request, answer, what_if, why};
use proptest::prelude::*;
use rules::Catalogue;
use terms::{Assignment, Diagnostics, Memory};

const ACTORS: [&str; 6] = ["FRA", "GBR", "DEU", "POL", "NLD", "ESP"];

/// One pledge: how likely it comes where the agreement provides for a force, and how many tens of each resource.
#[derive(Clone, Debug)]
struct Pledge {
    chance: f64,
    troops: u32,
    aircraft: u32,
    /// Do the aircraft come with the troops, or are they decided on by themselves?
    together: bool,
    in_group: bool,
}

/// Amounts are whole levels of the grid: a need of 205 is twenty levels and a half.
fn text(pledges: &[Pledge], rotation: u32, more: &str) -> String {
    let mut text = String::from(
        r#"
format = 1
[question]
text = "Will it go?"
as_of = 2025-03-20
by = 2025-12-31
[[event]]
id = "agreement"
probability = 0.5
title = "an agreement"
status_quo = "none"
[[event.outcome]]
id = "none"
[[event.outcome]]
id = "provides"
share = 1.0
[[resource]]
id = "troops"
context = "agreement"
[[resource]]
id = "aircraft"
context = "agreement"
[[path]]
id = "there"
title = "it is there"
when = "agreement in {provides}"
"#,
    );
    write!(
        text,
        r#"
[[phase]]
id = "first"
given = {{ agreement = "provides" }}
within = 60
[[phase.requirement]]
resource = "troops"
need = 205
from = "group"
rotation = {rotation}
[[phase.requirement]]
resource = "aircraft"
need = 205
rotation = 1
"#
    )
    .unwrap();
    for (actor, pledge) in ACTORS.iter().zip(pledges) {
        let group = if pledge.in_group { "member_of = [\"group\"]\n" } else { "" };
        writeln!(text, "[[actor]]\nid = \"{actor}\"\n{group}").unwrap();
        let chances = format!("context = \"provides\"\ncontributes = {}", pledge.chance);
        writeln!(
            text,
            "[[pledge]]\nactor = \"{actor}\"\nresource = \"troops\"\nsize = {}\n{chances}",
            10 * pledge.troops
        )
        .unwrap();
        writeln!(
            text,
            "[[pledge]]\nactor = \"{actor}\"\nresource = \"troops\"\ncontext = \"none\"\ncontributes = 0.01"
        )
        .unwrap();
        let decided = if pledge.together { "with = \"troops\"".to_owned() } else { "contributes = 0.5".to_owned() };
        writeln!(
            text,
            "[[pledge]]\nactor = \"{actor}\"\nresource = \"aircraft\"\nsize = {}\n{decided}",
            10 * pledge.aircraft
        )
        .unwrap();
    }
    text.push_str("[[actor]]\nid = \"CAN\"\nmember_of = [\"group\"]\n");
    text + more
}

fn with<T>(text: &str, work: impl FnOnce(&Dossier, &Catalogue<'_>) -> T) -> T {
    let (bodies, world) = (rules::shipped(), Memory::new().with("dossiers/random/dossier.toml", text));
    let catalogue = Catalogue::new(&bodies);
    let (dossier, _) = dossier::open(&world, "dossiers/random", &catalogue).unwrap();
    work(&dossier, &catalogue)
}

const REQUEST: Request = Request { as_of: None, by: None, draws: Draws { lanes: 8, seed: 1 } };

fn phase(text: &str) -> PhaseForces {
    with(text, |dossier, catalogue| {
        let model = Model::new(dossier, catalogue, &REQUEST).unwrap();
        answer(&model, catalogue, &Diagnostics::new(), Extent::EveryPath).forces.swap_remove(0)
    })
}

/// Every world: its probability, who came (troops, aircraft by itself), and the two sums in levels.
fn worlds(pledges: &[Pledge], rotation: u32) -> Vec<(f64, Vec<bool>, [f64; 2])> {
    let mut worlds = vec![(1.0, Vec::new(), [0.0, 0.0])];
    for pledge in pledges {
        let mut next = Vec::new();
        for (p, came, [troops, aircraft]) in &worlds {
            for comes in [true, false] {
                for flies in [true, false] {
                    let mut p = p * if comes { pledge.chance } else { 1.0 - pledge.chance };
                    p *= if pledge.together { f64::from(u8::from(flies == comes)) } else { 0.5 };
                    let counted = comes && pledge.in_group;
                    let troops = troops + if counted { f64::from(pledge.troops) / f64::from(rotation) } else { 0.0 };
                    let aircraft = aircraft + if flies { f64::from(pledge.aircraft) } else { 0.0 };
                    let came: Vec<bool> = came.iter().copied().chain([comes]).collect();
                    next.push((p, came, [troops, aircraft]));
                }
            }
        }
        next.retain(|(p, ..)| *p > 0.0);
        worlds = next;
    }
    worlds
}

fn pledges() -> impl Strategy<Value = Vec<Pledge>> {
    let one = (0.05_f64..0.95, 1_u32..20, 1_u32..20, any::<bool>(), prop::bool::weighted(0.8)).prop_map(
        |(chance, troops, aircraft, together, in_group)| Pledge { chance, troops, aircraft, together, in_group },
    );
    proptest::collection::vec(one, 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

    #[test]
    fn a_phase_is_what_brute_force_finds(pledges in pledges()) {
        let phase = phase(&text(&pledges, 1, ""));
        let worlds = worlds(&pledges, 1);
        let of = |holds: &dyn Fn(&[f64; 2]) -> bool| -> f64 {
            worlds.iter().filter(|(.., sums)| holds(sums)).map(|(p, ..)| p).sum()
        };
        let close = |found: f64, expected: f64| (found - expected).abs() < 1e-9;
        let (troops, aircraft) = (of(&|[t, _]| *t > 20.5), of(&|[_, a]| *a > 20.5));
        prop_assert!(close(phase.met.mean, of(&|[t, a]| *t > 20.5 && *a > 20.5)));
        prop_assert!(close(phase.requirements[0].met.mean, troops));
        prop_assert!(close(phase.requirements[1].met.mean, aircraft));
        prop_assert!(close(phase.requirements[0].others_met, aircraft));
        let missing: f64 = worlds.iter().map(|(p, _, [t, _])| p * (205.0 - 10.0 * t).max(0.0)).sum();
        prop_assert!(close(phase.requirements[0].shortfall, missing));
        let who: BTreeMap<String, usize> = ACTORS.iter().enumerate().map(|(at, a)| (format!("{a}@troops"), at)).collect();
        for giver in phase.givers.iter() {
            let Some(&at) = who.get(&giver.id) else { continue };
            for (found, comes) in [(giver.with, true), (giver.without, false)] {
                let side: f64 = worlds.iter().filter(|(_, came, _)| came[at] == comes).map(|(p, ..)| p).sum();
                let enough = |(_, came, [t, a]): &&(f64, Vec<bool>, [f64; 2])| came[at] == comes && *t > 20.5 && *a > 20.5;
                let expected: f64 = worlds.iter().filter(enough).map(|(p, ..)| p).sum::<f64>() / side;
                prop_assert!(close(found, expected), "{}: {found} for {expected}", giver.id);
            }
        }
    }
}

fn two(together: bool) -> [Pledge; 2] {
    [0, 1].map(|_| Pledge { chance: 0.5, troops: 30, aircraft: 30, together, in_group: true })
}

#[test]
fn needs_that_share_their_givers_are_met_together() {
    let (joint, apart) = (phase(&text(&two(true), 1, "")), phase(&text(&two(false), 1, "")));
    let product = |phase: &PhaseForces| phase.requirements[0].met.mean * phase.requirements[1].met.mean;
    assert!((joint.met.mean - 0.75).abs() < 1e-12 && (product(&joint) - 0.5625).abs() < 1e-12);
    assert!((apart.met.mean - product(&apart)).abs() < 1e-12);
}

#[test]
fn what_is_relieved_takes_three_times_as_many() {
    let pledges = [Pledge { chance: 0.5, troops: 30, aircraft: 30, together: false, in_group: true }];
    let at = |rotation| phase(&text(&pledges, rotation, "")).requirements[0].met.mean;
    assert_eq!((at(1), at(3)), (0.5, 0.0));
}

#[test]
fn what_is_late_does_not_count() {
    let late =
        "[[pledge]]\nactor = \"CAN\"\nresource = \"troops\"\nsize = 300\ncontributes = 1.0\nready_in = [30, 120]\n";
    let pledge = Pledge { chance: 0.05, troops: 1, aircraft: 1, together: false, in_group: true };
    let phase = phase(&text(&[pledge], 1, late));
    // Sixty days are the middle of that range on the scale of logarithms.
    assert!((phase.requirements[0].met.mean - 0.5).abs() < 1e-9);
    let late = phase.givers.iter().find(|giver| giver.id == "CAN@troops").unwrap();
    assert_eq!((late.contributes, late.ready), (1.0, 0.5));
}

#[test]
fn the_fewest_and_the_likeliest_need_not_be_the_same() {
    let of = |chance, tens| Pledge { chance, troops: tens, aircraft: 30, together: true, in_group: true };
    let phase = phase(&text(&[of(0.1, 30), of(0.9, 12), of(0.8, 12)], 1, ""));
    let (fewest, likeliest) = (phase.fewest.unwrap(), phase.likeliest.unwrap());
    assert_eq!(fewest.givers, ["FRA@troops"]);
    assert_eq!(likeliest.givers, ["GBR@troops", "DEU@troops"]);
    assert!((likeliest.chance - 0.72).abs() < 1e-12 && phase.searched);
}

#[test]
fn a_what_if_and_a_why_reach_phases() {
    with(&text(&two(true), 1, ""), |dossier, catalogue| {
        let set = |texts: &[&str]| {
            let assignments: Vec<Assignment> = texts.iter().map(|text| Assignment::parse(text).unwrap()).collect();
            what_if(dossier, catalogue, &REQUEST, &assignments, &Diagnostics::new()).map(|answer| answer.phases)
        };
        let changed = |texts: &[&str]| set(texts).unwrap()[0].changed.mean;
        assert!((set(&["FRA@troops=no"]).unwrap()[0].base.mean - 0.75).abs() < 1e-12);
        assert!((changed(&["FRA@troops=no"]) - 0.5).abs() < 1e-12);
        assert_eq!(changed(&["FRA@troops=300"]), 1.0);
        assert!((changed(&["FRA@troops=100"]) - 0.5).abs() < 1e-12);
        assert!((changed(&["phase:first/troops=500"]) - 0.25).abs() < 1e-12);
        let wrong = set(&["phase:first/troop=500"]).unwrap_err();
        assert!(format!("{wrong:?}").contains("phase:first/troops"));
        let model = Model::new(dossier, catalogue, &REQUEST).unwrap();
        let answer = why(&model, catalogue, &Diagnostics::new(), "phase:first/aircraft").unwrap();
        assert!((answer.prospects.unwrap().mean - 0.75).abs() < 1e-12);
    });
}

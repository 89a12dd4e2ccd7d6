//! Two random rules side by side against all worlds, and pairs of rules whose relation is known.

#![allow(clippy::unwrap_used)]

use diagram::{Budget, Compiler, Diagram, Formula, Logic, NodeId, Pairs, Scratch, Variable, Worlds};
use proptest::prelude::*;

/// Variables with their domains, atoms over them, and what to make of these: (and, or, not, two earlier formulas).
#[derive(Clone, Debug)]
struct Rules {
    domains: Vec<u32>,
    atoms: Vec<(Vec<Vec<i64>>, i64)>,
    steps: Vec<(u8, usize, usize)>,
    allowed: Vec<Vec<bool>>,
    weights: Vec<Vec<f64>>,
}

fn rules() -> impl Strategy<Value = Rules> {
    prop::collection::vec(1_u32..4, 1..6).prop_flat_map(|domains| {
        let each = |domains: &[u32]| domains.iter().map(|&k| k as usize).collect::<Vec<_>>();
        let coefficients: Vec<_> = each(&domains).iter().map(|&k| prop::collection::vec(-2_i64..4, k)).collect();
        let allowed: Vec<_> =
            each(&domains).iter().map(|&k| prop::collection::vec(prop::bool::weighted(0.8), k)).collect();
        let weights: Vec<_> = each(&domains).iter().map(|&k| prop::collection::vec(0.1_f64..1.0, k)).collect();
        let atoms = prop::collection::vec((coefficients, -2_i64..7), 1..4);
        let steps = prop::collection::vec((0_u8..3, 0_usize..16, 0_usize..16), 1..6);
        (atoms, steps, allowed, weights).prop_map(move |(atoms, steps, allowed, weights)| {
            let share = |w: Vec<f64>| w.iter().map(|x| x / w.iter().sum::<f64>()).collect();
            let weights = weights.into_iter().map(share).collect();
            Rules { domains: domains.clone(), atoms, steps, allowed, weights }
        })
    })
}

/// The last two formulas that the steps make.
fn formulas(rules: &Rules) -> (Logic, Formula, Formula) {
    let mut logic = Logic::new();
    let variables: Vec<Variable> = rules.domains.iter().map(|&k| logic.variable(k)).collect();
    let mut made: Vec<Formula> = Vec::new();
    for (coefficients, quota) in &rules.atoms {
        let terms: Vec<_> = variables.iter().copied().zip(coefficients.iter().cloned()).collect();
        made.push(logic.at_least(&terms, *quota).unwrap());
    }
    for &(kind, a, b) in &rules.steps {
        let (a, b) = (made[a % made.len()], made[b % made.len()]);
        made.push(match kind {
            0 => logic.and([a, b]),
            1 => logic.or([a, b]),
            _ => logic.not(a),
        });
    }
    let last = made.len() - 1;
    (logic, made[last], made[last.saturating_sub(1)])
}

fn worlds(domains: &[u32]) -> Vec<Vec<u32>> {
    domains.iter().fold(vec![Vec::new()], |worlds, &k| {
        let longer = |world: Vec<u32>| (0..k).map(move |option| [&world[..], &[option]].concat());
        worlds.into_iter().flat_map(longer).collect()
    })
}

/// The worlds that are allowed and, where the witness speaks of a variable, as it says.
fn covered<'a>(all: &'a [Vec<u32>], rules: &'a Rules, witness: &'a Worlds) -> impl Iterator<Item = &'a Vec<u32>> {
    all.iter().filter(|world| {
        world.iter().enumerate().all(|(variable, &option)| {
            rules.allowed[variable][option as usize]
                && witness.of(Variable(variable as u32)).is_none_or(|options| options.contains(&(option as usize)))
        })
    })
}

fn is(diagram: &Diagram, root: NodeId, world: &[u32]) -> bool {
    diagram.outcome(root, world)[0]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1500) })]

    #[test]
    fn two_rules_differ_where_their_worlds_do(rules in rules()) {
        let (logic, a, b) = formulas(&rules);
        let diagram = Compiler::new(&logic).compile(&[a, b]).unwrap();
        let (a, b) = (diagram.root(0), diagram.root(1));
        let all = worlds(&rules.domains);
        let allowed = |v: Variable, option: usize| rules.allowed[v.0 as usize][option];
        let pairs = Pairs::new(&diagram);
        let among = Pairs::new(&diagram).among(allowed);
        for (premise, conclusion) in [(a, b), (b, a)] {
            let differ = |world: &[u32]| is(&diagram, premise, world) && !is(&diagram, conclusion, world);

            let difference = pairs.difference(premise, conclusion).unwrap();
            for world in &all {
                prop_assert_eq!(is(&difference, difference.root(0), world), differ(world));
            }
            let weights = diagram.weights::<1>(|v, option| [rules.weights[v.0 as usize][option]]);
            let weight = |w: &Vec<u32>| w.iter().zip(&rules.weights).map(|(&o, w)| w[o as usize]).product::<f64>();
            let expected: f64 = all.iter().filter(|w| differ(w)).map(weight).sum();
            let mass = difference.distribution(difference.root(0), &weights, &mut Scratch::default())[1][0];
            prop_assert!((mass - expected).abs() < 1e-12, "{mass} {expected}");
            prop_assert_eq!(difference.truth(difference.root(0)) == Some(false), !all.iter().any(|w| differ(w)));

            match pairs.counterexample(premise, conclusion).unwrap() {
                None => prop_assert!(!all.iter().any(|w| differ(w))),
                Some(witness) => {
                    let free = Rules { allowed: rules.domains.iter().map(|&k| vec![true; k as usize]).collect(), ..rules.clone() };
                    prop_assert!(covered(&all, &free, &witness).count() > 0);
                    prop_assert!(covered(&all, &free, &witness).all(|w| differ(w)));
                }
            }
            let open = |w: &Vec<u32>| w.iter().enumerate().all(|(v, &o)| rules.allowed[v][o as usize]);
            // A variable that the diagram does not read, without an allowed option, leaves no world; the diagram cannot know.
            let read_only = diagram.variables().map(|v| v.0 as usize).collect::<Vec<_>>();
            prop_assume!((0..rules.domains.len()).all(|v| read_only.contains(&v) || rules.allowed[v].contains(&true)));
            match among.counterexample(premise, conclusion).unwrap() {
                None => prop_assert!(!all.iter().any(|w| open(w) && differ(w))),
                Some(witness) => {
                    prop_assert!(covered(&all, &rules, &witness).count() > 0);
                    prop_assert!(covered(&all, &rules, &witness).all(|w| differ(w)));
                }
            }
            let restricted = among.difference(premise, conclusion).unwrap();
            let count = all.iter().filter(|w| open(w) && differ(w)).count();
            let unread: usize = (0..rules.domains.len()).filter(|v| !read_only.contains(v))
                .map(|v| rules.allowed[v].iter().filter(|a| **a).count()).product();
            prop_assert_eq!((restricted.count(restricted.root(0), allowed) * unread).to_string(), count.to_string());
        }
        prop_assert_eq!(a == b, pairs.counterexample(a, b).unwrap().is_none() && pairs.counterexample(b, a).unwrap().is_none());
    }

    #[test]
    fn a_rule_is_monotone_when_no_step_up_loses_it(rules in rules()) {
        let (logic, rule, _) = formulas(&rules);
        let diagram = Compiler::new(&logic).compile(&[rule]).unwrap();
        let root = diagram.root(0);
        let all = worlds(&rules.domains);
        let allowed = |v: Variable, option: usize| rules.allowed[v.0 as usize][option];
        // Worst to best: downwards in every second variable.
        let order = |v: Variable| {
            let up: Vec<usize> = (0..rules.domains[v.0 as usize] as usize).collect();
            if v.0.is_multiple_of(2) { up } else { up.into_iter().rev().collect() }
        };
        let open = |w: &[u32]| w.iter().enumerate().all(|(v, &o)| rules.allowed[v][o as usize]);
        let falls = |world: &Vec<u32>| (0..rules.domains.len()).any(|v| {
            let order = order(Variable(v as u32));
            let at = order.iter().position(|&o| o == world[v] as usize).unwrap();
            order[at + 1..].iter().any(|&better| {
                let mut raised = world.clone();
                raised[v] = better as u32;
                open(&raised) && is(&diagram, root, world) && !is(&diagram, root, &raised)
            })
        });
        let read: Vec<usize> = diagram.variables().map(|v| v.0 as usize).collect();
        prop_assume!((0..rules.domains.len()).all(|v| read.contains(&v) || rules.allowed[v].contains(&true)));
        match Pairs::new(&diagram).among(allowed).not_monotone(root, order).unwrap() {
            None => prop_assert!(!all.iter().any(|w| open(w) && falls(w))),
            Some(found) => {
                let order = order(found.variable);
                let place = |option: usize| order.iter().position(|&o| o == option).unwrap();
                prop_assert!(place(found.worse) < place(found.better));
                prop_assert!(covered(&all, &rules, &found.worlds).count() > 0);
                for world in covered(&all, &rules, &found.worlds) {
                    let with = |option: usize| {
                        let mut world = world.clone();
                        world[found.variable.0 as usize] = option as u32;
                        is(&diagram, root, &world)
                    };
                    prop_assert!(with(found.worse) && !with(found.better));
                }
            }
        }
    }
}

/// Members with the options no, abstain and yes, and the terms that count some of these.
fn members(logic: &mut Logic, count: usize) -> impl Fn([i64; 3]) -> Vec<(Variable, Vec<i64>)> + use<> {
    let members: Vec<Variable> = (0..count).map(|_| logic.variable(3)).collect();
    move |coefficients| members.iter().map(|&member| (member, coefficients.to_vec())).collect()
}

#[test]
fn a_quorum_makes_a_no_better_than_staying_away() {
    let mut logic = Logic::new();
    let terms = members(&mut logic, 5);
    let majority = logic.at_least(&terms([-1, 0, 1]), 1).unwrap();
    let quorum = logic.at_least(&terms([1, 0, 1]), 3).unwrap();
    let rule = logic.and([majority, quorum]);
    let diagram = Compiler::new(&logic).compile(&[rule, majority]).unwrap();
    let pairs = Pairs::new(&diagram);
    assert_eq!(pairs.not_monotone(diagram.root(1), |_| vec![0, 1, 2]).unwrap(), None);
    let found = pairs.not_monotone(diagram.root(0), |_| vec![0, 1, 2]).unwrap().unwrap();
    assert_eq!((found.worse, found.better), (0, 1));
    // Of those left to choose from, nobody stays away: monotone.
    let voting = Pairs::new(&diagram).among(|_, option| option != 1);
    assert_eq!(voting.not_monotone(diagram.root(0), |_| vec![0, 1, 2]).unwrap(), None);
}

#[test]
fn a_stricter_share_implies_the_laxer_one() {
    let mut logic = Logic::new();
    let terms = members(&mut logic, 60);
    let three_fifths = logic.at_least(&terms([-3, 0, 2]), 0).unwrap();
    let half = logic.at_least(&terms([-1, 0, 1]), 0).unwrap();
    let diagram = Compiler::new(&logic).compile(&[three_fifths, half]).unwrap();
    let (stricter, laxer) = (diagram.root(0), diagram.root(1));
    let pairs = Pairs::new(&diagram);
    assert_eq!(pairs.counterexample(stricter, laxer).unwrap(), None);
    let found = pairs.counterexample(laxer, stricter).unwrap().unwrap();
    let world: Vec<u32> = found.options().iter().map(|(_, options)| options[0] as u32).collect();
    assert!(logic.holds(half, &world) && !logic.holds(three_fifths, &world));
    // Exactly the roll calls with as many noes as yeses, up to those with fewer than three yeses for two noes.
    let difference = pairs.difference(laxer, stricter).unwrap();
    let binomial = |n: u128, k: u128| (0..k).fold(1_u128, |b, i| b * (n - i) / (i + 1));
    let expected: u128 = (0..=60)
        .flat_map(|yes| (0..=60 - yes).map(move |no| (yes, no)))
        .filter(|(yes, no)| yes >= no && 2 * yes < 3 * no)
        .map(|(yes, no)| binomial(60, yes) * binomial(60 - yes, no))
        .sum();
    assert_eq!(difference.count(difference.root(0), |_, _| true).to_string(), expected.to_string());
    let refused = Pairs::new(&diagram).budget(Budget { nodes: 100, bytes: 1 << 20 }).difference(laxer, stricter);
    assert_eq!(refused.unwrap_err().pairs, 101);
}

#[test]
fn a_comparison_deeper_than_any_stack() {
    let mut logic = Logic::new();
    let terms = members(&mut logic, 4096);
    let every = logic.at_least(&terms([0, 0, 1]), 4096).unwrap();
    let some = logic.at_least(&terms([0, 1, 1]), 1).unwrap();
    let diagram = Compiler::new(&logic).compile(&[every, some]).unwrap();
    let pairs = Pairs::new(&diagram);
    assert_eq!(pairs.counterexample(diagram.root(0), diagram.root(1)).unwrap(), None);
    assert!(pairs.counterexample(diagram.root(1), diagram.root(0)).unwrap().is_some());
}

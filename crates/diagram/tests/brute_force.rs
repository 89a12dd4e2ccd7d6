//! Random small rules against their definition, world by world: negative coefficients, NOT, non-monotone formulas, several
//! roots, options that nobody reads.

#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};

use diagram::{Compiler, Diagram, Formula, Logic, Scratch, Variable};
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Shape {
    Atom(usize),
    Not(Box<Shape>),
    And(Vec<Shape>),
    Or(Vec<Shape>),
}

#[derive(Clone, Debug)]
struct Rule {
    domains: Vec<u32>,
    atoms: Vec<(Vec<Vec<i64>>, i64)>,
    roots: Vec<Shape>,
    order: Vec<u32>,
    weights: Vec<Vec<f64>>,
}

fn shape(atoms: usize) -> impl Strategy<Value = Shape> {
    (0..atoms).prop_map(Shape::Atom).prop_recursive(3, 10, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|part| Shape::Not(Box::new(part))),
            prop::collection::vec(inner.clone(), 0..4).prop_map(Shape::And),
            prop::collection::vec(inner, 1..4).prop_map(Shape::Or),
        ]
    })
}

fn rule() -> impl Strategy<Value = Rule> {
    prop::collection::vec(1_u32..5, 1..6).prop_flat_map(|domains| {
        let n = domains.len();
        let coefficients: Vec<_> =
            domains.iter().map(|&k| prop::collection::vec(-3_i64..5, k as usize).boxed()).collect();
        let weights: Vec<_> = domains.iter().map(|&k| prop::collection::vec(0_u32..4, k as usize).boxed()).collect();
        let atoms = prop::collection::vec((coefficients, -4_i64..9), 1..5);
        (Just(domains), atoms, Just((0..n as u32).collect::<Vec<_>>()).prop_shuffle(), weights).prop_flat_map(
            |(domains, atoms, order, weights)| {
                let count = atoms.len();
                let weights = weights
                    .into_iter()
                    .map(|w| {
                        let sum = w.iter().sum::<u32>();
                        let k = w.len() as f64;
                        w.iter().map(|&x| if sum == 0 { 1.0 / k } else { f64::from(x) / f64::from(sum) }).collect()
                    })
                    .collect::<Vec<Vec<f64>>>();
                (Just((domains, atoms, order, weights)), prop::collection::vec(shape(count), 1..3)).prop_map(
                    |((domains, atoms, order, weights), roots)| Rule { domains, atoms, roots, order, weights },
                )
            },
        )
    })
}

fn build(logic: &mut Logic, shape: &Shape, atoms: &[Formula]) -> Formula {
    match shape {
        Shape::Atom(index) => atoms[*index],
        Shape::Not(part) => {
            let part = build(logic, part, atoms);
            logic.not(part)
        }
        Shape::And(parts) => {
            let parts: Vec<_> = parts.iter().map(|p| build(logic, p, atoms)).collect();
            logic.and(parts)
        }
        Shape::Or(parts) => {
            let parts: Vec<_> = parts.iter().map(|p| build(logic, p, atoms)).collect();
            logic.or(parts)
        }
    }
}

/// The rule's own meaning, without a [`Logic`].
fn meaning(rule: &Rule, shape: &Shape, world: &[u32]) -> bool {
    match shape {
        Shape::Atom(index) => {
            let (coefficients, quota) = &rule.atoms[*index];
            coefficients.iter().zip(world).map(|(c, &option)| c[option as usize]).sum::<i64>() >= *quota
        }
        Shape::Not(part) => !meaning(rule, part, world),
        Shape::And(parts) => parts.iter().all(|p| meaning(rule, p, world)),
        Shape::Or(parts) => parts.iter().any(|p| meaning(rule, p, world)),
    }
}

fn logic_of(rule: &Rule) -> (Logic, Vec<Formula>) {
    let mut logic = Logic::new();
    let variables: Vec<Variable> = rule.domains.iter().map(|&k| logic.variable(k)).collect();
    let atoms: Vec<Formula> = rule
        .atoms
        .iter()
        .map(|(coefficients, quota)| {
            let terms: Vec<_> = variables.iter().copied().zip(coefficients.iter().cloned()).collect();
            logic.at_least(&terms, *quota).unwrap()
        })
        .collect();
    let roots = rule.roots.iter().map(|shape| build(&mut logic, shape, &atoms)).collect();
    (logic, roots)
}

fn worlds(domains: &[u32]) -> Vec<Vec<u32>> {
    domains.iter().fold(vec![Vec::new()], |worlds, &k| {
        worlds
            .into_iter()
            .flat_map(|world| {
                (0..k).map(move |option| {
                    let mut world = world.clone();
                    world.push(option);
                    world
                })
            })
            .collect()
    })
}

fn probability(rule: &Rule, world: &[u32]) -> f64 {
    world.iter().zip(&rule.weights).map(|(&option, w)| w[option as usize]).product()
}

/// The size of the reduced diagram by its definition: for each level, the distinct cofactors that differ between columns.
fn canonical_size(rule: &Rule, diagram: &Diagram) -> usize {
    let order: Vec<usize> = diagram.variables().map(|v| v.0 as usize).collect();
    let mut nodes: BTreeSet<(usize, Vec<Vec<bool>>)> = BTreeSet::new();
    for level in 0..order.len() {
        let (above, below) = order.split_at(level);
        let mut cofactors: BTreeMap<Vec<u32>, BTreeMap<u32, Vec<bool>>> = BTreeMap::new();
        for world in worlds(&rule.domains) {
            let prefix = above.iter().map(|&v| world[v]).collect();
            let truth = rule.roots.iter().map(|shape| meaning(rule, shape, &world));
            cofactors.entry(prefix).or_default().entry(world[below[0]]).or_default().extend(truth);
        }
        for parts in cofactors.into_values() {
            let parts: Vec<Vec<bool>> = parts.into_values().collect();
            if parts.iter().any(|p| *p != parts[0]) {
                nodes.insert((level, parts));
            }
        }
    }
    nodes.len()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn a_diagram_is_its_rule_and_as_small_as_can_be(rule in rule()) {
        let (logic, roots) = logic_of(&rule);
        let joint = Compiler::new(&logic).compile_jointly(&roots).unwrap();
        for world in worlds(&rule.domains) {
            let truth: Vec<bool> = rule.roots.iter().map(|shape| meaning(&rule, shape, &world)).collect();
            prop_assert_eq!(joint.outcome(joint.root(0), &world), &truth[..]);
            for (root, truth) in roots.iter().zip(&truth) {
                prop_assert_eq!(logic.holds(*root, &world), *truth);
            }
        }
        prop_assert_eq!(joint.inner_nodes(), canonical_size(&rule, &joint));
    }

    #[test]
    fn every_pass_is_the_sum_over_worlds(rule in rule()) {
        let (logic, roots) = logic_of(&rule);
        let diagram = Compiler::new(&logic).compile_jointly(&roots).unwrap();
        let root = diagram.root(0);
        let weights = diagram.weights::<2>(|v, option| [rule.weights[v.0 as usize][option]; 2]);
        let quantities: Vec<Vec<[f64; 2]>> = (0..diagram.outcomes().len())
            .map(|wanted| (0..diagram.outcomes().len()).map(|o| [f64::from(u8::from(o == wanted)); 2]).collect())
            .collect();
        let mut scratch = Scratch::default();
        let distribution = diagram.distribution(root, &weights, &mut scratch);
        let conditional = diagram.conditional(root, &weights, &quantities, &mut scratch);
        let all = worlds(&rule.domains);
        for (index, outcome) in diagram.outcomes().iter().enumerate() {
            let is = |world: &[u32]| diagram.outcome(root, world) == &outcome[..];
            let expected: f64 = all.iter().filter(|w| is(w)).map(|w| probability(&rule, w)).sum();
            prop_assert!((distribution[index][1] - expected).abs() < 1e-12);
            prop_assert!((conditional[index].value[0] - expected).abs() < 1e-12);
            prop_assert!((diagram.expectations(&weights, &quantities[index], &mut scratch)[0][0] - expected).abs() < 1e-12);
            for (variable, &options) in rule.domains.iter().enumerate() {
                for option in 0..options {
                    let mut fixed = rule.clone();
                    fixed.weights[variable] = (0..options).map(|o| f64::from(u8::from(o == option))).collect();
                    let expected: f64 = all.iter().filter(|w| is(w)).map(|w| probability(&fixed, w)).sum();
                    let given = conditional[index].given(&diagram, Variable(variable as u32), option as usize)[0];
                    prop_assert!((given - expected).abs() < 1e-12, "{given} {expected}");
                    if expected == 0.0 {
                        prop_assert_eq!(given, 0.0, "what cannot be is exactly zero");
                    }
                }
            }
            let reachable = all.iter().any(|w| is(w) && probability(&rule, w) > 0.0);
            let possible = diagram.possible(root, |v, o| rule.weights[v.0 as usize][o] > 0.0, |o| o == &outcome[..]);
            prop_assert_eq!(possible, reachable);
        }
        let likely = |v: Variable, option: usize| rule.weights[v.0 as usize][option] > 0.0;
        let restricted = diagram.restrict(likely, 0);
        prop_assert!(restricted.inner_nodes() <= diagram.inner_nodes());
        prop_assert_eq!(restricted.distribution(restricted.root(0), &weights, &mut scratch), distribution);
        let restricted = diagram.restrict(likely, 1);
        let same = restricted.conditional(restricted.root(0), &weights, &quantities, &mut scratch);
        for (same, conditional) in same.iter().zip(&conditional) {
            for column in 0..diagram.columns() {
                prop_assert_eq!(same.given_column(column), conditional.given_column(column));
            }
        }
        let read: BTreeSet<usize> = diagram.variables().map(|v| v.0 as usize).collect();
        let unread: u32 = rule.domains.iter().enumerate().filter(|(v, _)| !read.contains(v)).map(|(_, k)| k).product();
        let winning = all.iter().filter(|w| diagram.outcome(root, w).iter().all(|&t| t)).count();
        prop_assert_eq!((diagram.count(root, |_, _| true) * unread).to_string(), winning.to_string());
    }

    #[test]
    fn the_order_of_variables_never_changes_an_answer(rule in rule()) {
        let (logic, roots) = logic_of(&rule);
        let order: Vec<Variable> = rule.order.iter().map(|&v| Variable(v)).collect();
        let one = Compiler::new(&logic).compile(&roots).unwrap();
        let other = Compiler::new(&logic).order(order).compile(&roots).unwrap();
        for (index, _) in roots.iter().enumerate() {
            for world in worlds(&rule.domains) {
                prop_assert_eq!(one.outcome(one.root(index), &world), other.outcome(other.root(index), &world));
            }
        }
    }

    #[test]
    fn equal_rules_have_equal_roots(rule in rule()) {
        let (mut logic, roots) = logic_of(&rule);
        let first = roots[0];
        let last = roots[roots.len() - 1];
        // De Morgan: a or b = not (not a and not b).
        let either = logic.or([first, last]);
        let (not_first, not_last) = (logic.not(first), logic.not(last));
        let neither = logic.and([not_first, not_last]);
        let rewritten = logic.not(neither);
        let diagram = Compiler::new(&logic).compile(&[either, rewritten, first, last]).unwrap();
        prop_assert_eq!(diagram.root(0), diagram.root(1));
        let same = worlds(&rule.domains).iter().all(|w| logic.holds(first, w) == logic.holds(last, w));
        prop_assert_eq!(diagram.root(2) == diagram.root(3), same);
    }
}

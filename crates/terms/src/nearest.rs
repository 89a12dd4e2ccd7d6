//! "Did you mean …?"

/// The candidate nearest to `name` by edit distance, when one is near enough to be a slip of the hand: at most a third of the
/// longer name, letter case not counting. Ties go to the earlier candidate. Cost: the product of the lengths for each candidate.
#[must_use]
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if name.len() > 100 {
        return None;
    }
    let wanted: Vec<char> = name.to_lowercase().chars().collect();
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let other: Vec<char> = candidate.to_lowercase().chars().collect();
        let allowed = wanted.len().max(other.len()).div_ceil(3);
        if wanted.len().abs_diff(other.len()) > allowed {
            continue;
        }
        let distance = edit_distance(&wanted, &other);
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment; Damerau 1964).
fn edit_distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, &x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &y) in b.iter().enumerate() {
            let mut cost = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && x == b[j - 1] && a[i - 1] == y {
                cost = cost.min(before[j - 1] + 1);
            }
            row.push(cost);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_slips_and_leaves_strangers_alone() {
        let names = ["unsc_mandate", "peace_agreement", "FRA"];
        assert_eq!(nearest("unsc_mandat", names), Some("unsc_mandate"));
        assert_eq!(nearest("fra", names), Some("FRA"));
        assert_eq!(nearest("FAR", names), Some("FRA"));
        assert_eq!(nearest("tariffs", names), None);
    }
}

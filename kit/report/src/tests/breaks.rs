//! Where a leaflet goes on in the next panel: no heading is left behind.

use crate::flow::{Flow, Laid, Shape};
use crate::font::Faces;
use crate::leaflet::more;
use crate::paper::{A5, BODY};
use crate::{Leaflet, LeafletLabels};

use super::support::walk;

/// The end of a leaflet, begun this many points under the first line of a page.
fn end_of(leaflet: &Leaflet, faces: &Faces, lower: f32) -> Laid {
    let mut flow = Flow::on(A5, faces);
    flow.paragraph("Før", BODY);
    flow.lower(lower);
    more(&mut flow, leaflet).unwrap();
    flow.finish()
}

/// The panels of every line that is part of the heading.
fn heading_panels(laid: &Laid, heading: &str) -> Vec<usize> {
    laid.marks
        .iter()
        .filter_map(|mark| match &mark.shape {
            Shape::Line { words, .. } if heading.contains(words.trim()) => Some(mark.panel),
            _ => None,
        })
        .collect()
}

fn code_panel(laid: &Laid) -> usize {
    let mut codes = laid
        .marks
        .iter()
        .filter(|mark| matches!(mark.shape, Shape::Code { .. }));
    codes.next().unwrap().panel
}

#[test]
fn the_heading_over_the_code_goes_to_the_next_page_with_it_wherever_the_page_ends_vh_20() {
    let faces = Faces::embedded().unwrap();
    let long = Leaflet {
        labels: LeafletLabels {
            more: "Her kan du se mere om fællesskabet, når du er kommet hjem igen".to_owned(),
            ..walk().labels
        },
        ..walk()
    };
    let short_address = Leaflet {
        url: "http://a.dk/f/kor".to_owned(),
        ..walk()
    };
    for leaflet in [walk(), long, short_address] {
        let mut moved = Vec::new();
        // Every place where the page may end, down to the foot: A5 holds 516 points, the first line takes 16.
        for points in 0_u16..500 {
            let laid = end_of(&leaflet, &faces, points.into());
            let heading = heading_panels(&laid, &leaflet.labels.more);
            assert!(!heading.is_empty());
            let code = code_panel(&laid);
            assert!(
                heading.iter().all(|panel| *panel == code),
                "{points} points down the heading stands in {heading:?}, the code in {code}"
            );
            moved.push(code);
        }
        assert_eq!((moved.first(), moved.last()), (Some(&0), Some(&1)));
    }
}

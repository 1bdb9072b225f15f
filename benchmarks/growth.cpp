// How do times grow with the graph? Social graphs of 10^4, 10^4.5, … relations, ten for each
// entity; the slope of a straight line through the points of logarithms, by least squares: 1 is
// linear. Printed as a table and drawn as SVG. No peers.

#include "benchmarks/questions.hpp"
#include "graph/components.hpp"
#include "graph/measures.hpp"
#include "graph/paths.hpp"
#include "graph/traversal.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <functional>
#include <iomanip>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

namespace relata::bench {
namespace {

struct Point {
    double relations = 0;
    double seconds = 0;
};

struct Curve {
    std::string name;
    std::vector<Point> points = {};
};

/// Of log seconds over log relations.
double slope_of(const std::vector<Point>& points) {
    double n = 0;
    double x_sum = 0;
    double y_sum = 0;
    double xx_sum = 0;
    double xy_sum = 0;
    for (const auto& point : points) {
        const auto x = std::log10(point.relations);
        const auto y = std::log10(point.seconds);
        n += 1;
        x_sum += x;
        y_sum += y;
        xx_sum += x * x;
        xy_sum += x * y;
    }
    const auto spread = n * xx_sum - x_sum * x_sum;
    return spread > 0 ? (n * xy_sum - x_sum * y_sum) / spread : 0;
}

std::string fixed(double value, int digits) {
    std::ostringstream text;
    text << std::fixed << std::setprecision(digits) << value;
    return text.str();
}

void measure(std::size_t relations, std::size_t runs, std::vector<Curve>& curves) {
    Input input(social(static_cast<std::uint32_t>(relations / 10), relations, 42), {});
    const auto& graph = input.snapshot();
    PathMemory memory(graph);
    const auto pairs = input.random_pairs(200);
    const auto sources = input.random_sources(8);
    BreadthFirstSearch search(graph);
    DeltaStepping stepping(graph, input.weights());
    PathOptions options;
    options.direction = Direction::out;
    PageRankOptions twenty;
    twenty.limits = {.tolerance = 0, .max_iterations = 20};
    const std::array contenders{
        once("make a snapshot", [&] { return Snapshot(input.graph()); }),
        mean_of(
            "one shortest path",
            pairs,
            [&](const Pairs::value_type& pair) {
                return relata::shortest_path(
                    graph, EntityId{pair.first}, EntityId{pair.second}, options, &memory
                );
            }
        ),
        mean_of(
            "breadth first to all",
            sources,
            [&](std::uint32_t s) {
                search.run(s);
                return search.reached();
            }
        ),
        mean_of(
            "shortest distances to all",
            sources,
            [&](std::uint32_t s) {
                stepping.run(s);
                return stepping.distances().front();
            }
        ),
        once("PageRank, 20 iterations", [&] { return relata::pagerank(graph, twenty).iterations; }),
        once("weak components", [&] { return relata::weak_components(graph).count; }),
    };
    curves.resize(contenders.size());
    for (std::size_t i = 0; i < contenders.size(); ++i) {
        std::vector<double> times;
        for (std::size_t run = 0; run < runs; ++run) times.push_back(contenders[i].run());
        curves[i].name = contenders[i].name;
        curves[i].points.push_back({static_cast<double>(input.list().edges.size()), median(times)});
    }
}

std::string drawn(const std::vector<Curve>& curves) {
    constexpr std::array colors{"#1b6ca8", "#c0392b", "#2e8b57", "#8e44ad", "#d68910", "#444444"};
    double left = 1e300;
    double right = 0;
    double low = 1e300;
    double high = 0;
    for (const auto& curve : curves) {
        for (const auto& point : curve.points) {
            left = std::min(left, point.relations);
            right = std::max(right, point.relations);
            low = std::min(low, point.seconds);
            high = std::max(high, point.seconds);
        }
    }
    const auto first_x = std::floor(std::log10(left) + 0.01);
    const auto last_x = std::ceil(std::log10(right) - 0.01);
    const auto first_y = std::floor(std::log10(low));
    const auto last_y = std::ceil(std::log10(high));
    const auto x_of = [&](double value) {
        return 70 + 430 * (std::log10(value) - first_x) / std::max(1.0, last_x - first_x);
    };
    const auto y_of = [&](double value) {
        return 380 - 350 * (std::log10(value) - first_y) / std::max(1.0, last_y - first_y);
    };
    std::ostringstream svg;
    svg << std::fixed << std::setprecision(1);
    svg << "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 760 430\" "
           "font-family=\"sans-serif\" font-size=\"12\">\n"
           "<rect width=\"760\" height=\"430\" fill=\"#ffffff\"/>\n";
    for (auto decade = first_x; decade <= last_x; decade += 1) {
        const auto x = x_of(std::pow(10, decade));
        svg << "<path d=\"M" << x << " 30V380\" stroke=\"#dddddd\"/>\n<text x=\"" << x
            << "\" y=\"398\" text-anchor=\"middle\">10<tspan dy=\"-5\" font-size=\"9\">"
            << static_cast<int>(decade) << "</tspan></text>\n";
    }
    for (auto decade = first_y; decade <= last_y; decade += 1) {
        const auto y = y_of(std::pow(10, decade));
        svg << "<path d=\"M70 " << y << "H500\" stroke=\"#dddddd\"/>\n<text x=\"62\" y=\"" << y + 4
            << "\" text-anchor=\"end\">" << duration(std::pow(10, decade)) << "</text>\n";
    }
    svg << "<text x=\"285\" y=\"420\" text-anchor=\"middle\">relations</text>\n";
    double legend = 46;
    for (std::size_t i = 0; i < curves.size(); ++i) {
        const auto* const color = colors[i % colors.size()];
        svg << "<polyline fill=\"none\" stroke-width=\"2\" stroke=\"" << color << "\" points=\"";
        for (const auto& point : curves[i].points) {
            svg << x_of(point.relations) << ',' << y_of(point.seconds) << ' ';
        }
        svg << "\"/>\n<path d=\"M515 " << legend - 4 << "h22\" stroke-width=\"2\" stroke=\""
            << color << "\"/>\n<text x=\"543\" y=\"" << legend << "\">" << curves[i].name
            << ", slope " << fixed(slope_of(curves[i].points), 2) << "</text>\n";
        legend += 20;
    }
    svg << "</svg>\n";
    return svg.str();
}

}  // namespace

void growth(std::size_t most, const std::string& svg_path, const Report& report) {
    std::vector<Curve> curves;
    for (double size = 1e4; size < 1.1 * static_cast<double>(most); size *= std::sqrt(10.0)) {
        const auto relations = static_cast<std::size_t>(std::lround(size / 10)) * 10;
        std::cerr << "growth: " << relations << " relations\n";
        measure(relations, report.runs(), curves);
    }
    if (curves.empty()) return;
    std::cout << "\n| relations |";
    for (const auto& curve : curves) std::cout << ' ' << curve.name << " |";
    std::cout << "\n|---|";
    for (std::size_t i = 0; i < curves.size(); ++i) std::cout << "---|";
    for (std::size_t row = 0; row < curves.front().points.size(); ++row) {
        std::cout << "\n| " << fixed(curves.front().points[row].relations, 0) << " |";
        for (const auto& curve : curves) {
            std::cout << ' ' << duration(curve.points[row].seconds) << " |";
        }
    }
    std::cout << "\n| slope |";
    for (const auto& curve : curves) std::cout << ' ' << fixed(slope_of(curve.points), 2) << " |";
    std::cout << '\n';
    if (svg_path.empty()) return;
    std::ofstream out(svg_path);
    out << drawn(curves);
    if (!out.flush()) throw std::runtime_error("cannot write " + svg_path);
}

}  // namespace relata::bench

#include "echelon/graph/pagerank_power.hpp"

#include <algorithm>
#include <array>

#include "echelon/graph/parallel.hpp"

namespace echelon {
namespace {

/// The sums of so many vertices stay in a core's cache.
constexpr unsigned bin_bits = 16;
constexpr std::size_t bin_size = std::size_t{1} << bin_bits;

/// Each step first writes what every vertex hands on into the bins of those who receive it, then adds up bin
/// by bin. A bin holds its entries in order of the giving vertices, so that all sums are made in one order.
/// Both loops go through edges, not through rows: short rows would mean a wrong guess a vertex.
class PowerMethod {
 public:
  PowerMethod(const Graph& graph, double damping, unsigned threads)
      : graph_(graph),
        begins_(graph.successor_begins().data()),
        after_(graph.all_successors().data()),
        damping_(damping),
        threads_(graph.vertices() < bin_size ? 1 : threads_for(threads)),
        bins_((graph.vertices() + bin_size - 1) >> bin_bits),
        ranks_(graph.vertices(), 1.0 / static_cast<double>(graph.vertices())),
        handed_(graph.edges()),
        giver_(graph.edges()),
        receiver_(graph.edges()),
        dangling_(bins_),
        scratch_(threads_, std::vector<double>(bin_size)),
        inverse_(out_weights(graph)) {
    for (double& each : inverse_) each = each > 0 ? 1 / each : 0;
    part_givers();
    in_parts(threads_, threads_, [this](std::size_t part, unsigned) { note_edges(part); });
    for (std::size_t bin = 0; bin < bins_; ++bin)
      for (std::size_t v = first_of(bin); v < first_of(bin + 1); ++v)
        dangling_[bin] += inverse_[v] > 0 ? 0 : ranks_[v];
  }

  void step() {
    double dangling = 0;
    for (const double each : dangling_) dangling += each;
    const double alike = (1 - damping_ + damping_ * dangling) / static_cast<double>(graph_.vertices());
    in_parts(threads_, threads_,
             [this](std::size_t part, unsigned thread) { hand_on(part, scratch_[thread].data()); });
    in_parts(bins_, threads_,
             [&](std::size_t bin, unsigned thread) { receive(bin, alike, scratch_[thread].data()); });
  }
  [[nodiscard]] std::vector<double> ranks() && { return std::move(ranks_); }

 private:
  /// Divides the bins of giving vertices, a part for each thread, and counts where each part's entries of
  /// each receiving bin go.
  void part_givers() {
    givers_.push_back(0);
    for (unsigned part = 1; part < threads_; ++part) {
      const std::size_t mark = graph_.edges() * part / threads_;
      std::size_t bin = givers_.back();
      while (bin < bins_ && begins_[bin << bin_bits] < mark) ++bin;
      givers_.push_back(bin);
    }
    givers_.push_back(bins_);
    std::vector<std::uint32_t> next(bins_);
    for (std::size_t bin = 0; bin < bins_; ++bin) next[bin] = graph_.predecessor_begins()[first_of(bin)];
    for (unsigned part = 0; part < threads_; ++part) {
      places_.push_back(next);
      const std::size_t end = begins_[first_of(givers_[part + 1])];
      for (std::size_t e = begins_[first_of(givers_[part])]; e < end; ++e) ++next[after_[e] >> bin_bits];
    }
  }
  [[nodiscard]] std::size_t first_of(std::size_t bin) const {
    return std::min(bin << bin_bits, graph_.vertices());
  }

  void note_edges(std::size_t part) {
    std::vector<std::uint32_t> next = places_[part];
    for (std::size_t u = first_of(givers_[part]); u < first_of(givers_[part + 1]); ++u) {
      for (std::size_t e = begins_[u]; e < begins_[u + 1]; ++e) {
        giver_[e] = static_cast<std::uint16_t>(u & (bin_size - 1));
        receiver_[next[after_[e] >> bin_bits]++] = static_cast<std::uint16_t>(after_[e] & (bin_size - 1));
      }
    }
  }

  void hand_on(std::size_t part, double* share) {
    std::vector<std::uint32_t> places = places_[part];
    std::uint32_t* const next = places.data();
    const Vertex* const after = after_;
    const std::uint16_t* const giver = giver_.data();
    double* const handed = handed_.data();
    for (std::size_t bin = givers_[part]; bin < givers_[part + 1]; ++bin) {
      const std::size_t first = first_of(bin);
      const std::size_t last = first_of(bin + 1);
      for (std::size_t u = first; u < last; ++u) {
        share[u - first] = ranks_[u] * inverse_[u];
      }
      const std::size_t end = begins_[last];
      if (graph_.weighted()) {
        const double* const weight = graph_.successor_weights(0).data();
        for (std::size_t e = begins_[first]; e < end; ++e)
          handed[next[after[e] >> bin_bits]++] = share[giver[e]] * weight[e];
      } else {
        for (std::size_t e = begins_[first]; e < end; ++e)
          handed[next[after[e] >> bin_bits]++] = share[giver[e]];
      }
    }
  }

  void receive(std::size_t bin, double alike, double* sums) {
    const std::size_t first = first_of(bin);
    const std::size_t here = first_of(bin + 1) - first;
    std::fill_n(sums, here, 0.0);
    const std::uint16_t* const receiver = receiver_.data();
    const double* const handed = handed_.data();
    const std::size_t end = graph_.predecessor_begins()[first + here];
    for (std::size_t e = graph_.predecessor_begins()[first]; e < end; ++e) sums[receiver[e]] += handed[e];
    // Four sums side by side, added up in a fixed order: one alone would wait for itself.
    std::array<double, 4> dangling{};
    for (std::size_t i = 0; i < here; ++i) {
      const double rank = alike + damping_ * sums[i];
      ranks_[first + i] = rank;
      // A branch would often be guessed wrong.
      dangling[i & 3] += rank * static_cast<double>(!(inverse_[first + i] > 0));
    }
    dangling_[bin] = (dangling[0] + dangling[1]) + (dangling[2] + dangling[3]);
  }

  const Graph& graph_;
  const std::uint32_t* begins_;
  const Vertex* after_;
  double damping_;
  unsigned threads_;
  std::size_t bins_;
  std::vector<double> ranks_;
  std::vector<double> handed_;           ///< by receiving bins, as are
  std::vector<std::uint16_t> giver_;     ///< of each edge, counted from its bin's first vertex
  std::vector<std::uint16_t> receiver_;  ///< … of each entry of `handed_`
  std::vector<double> dangling_;         ///< by bins
  std::vector<std::vector<double>> scratch_;
  std::vector<double> inverse_;                     ///< of what leaves each vertex; 0 where none does
  std::vector<std::size_t> givers_;                 ///< the bin where each part begins, and the end
  std::vector<std::vector<std::uint32_t>> places_;  ///< by part and bin
};

}  // namespace

std::vector<double> power_method(const Graph& graph, double damping, unsigned steps, unsigned threads,
                                 const Progress& progress) {
  PowerMethod method(graph, damping, threads);
  for (unsigned done = 0; done < steps; ++done) {
    progress.at(static_cast<double>(done) / steps, {"计算 PageRank", "computing PageRank"});
    method.step();
  }
  return std::move(method).ranks();
}

}  // namespace echelon

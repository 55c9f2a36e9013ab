#include "cli/declared_verbs.hpp"

namespace cli {

void add_pipeline_verbs(Verbs& verbs) {
  verbs.add<PipelineOptions>(
      "pipeline", {"梯队流动与师承", "careers on the ladders and mentorships"}, pipeline,
      [&](CLI::App& command, PipelineOptions& options) {
        command.add_option("what", options.what, "flows, metrics, lineage, bottleneck, succession, export");
        command.add_option(
            "argument", options.argument,
            verbs.said({"lineage 的工号，export 的文件", "lineage: a person's id; export: the file"}));
        command.add_option("--edges", options.edges,
                           verbs.said({"边文件，不用办公文件", "EDGES.csv, instead of the office"}));
        command.add_option("--out", options.out,
                           verbs.said({"写入这个文件，每个顶点一行", "gets one row a vertex"}));
        command.add_option("--metrics", options.metrics,
                           verbs.said({"指标，逗号分隔；all 为全部", "names joined by commas, or all"}));
        command.add_option("--ladder", options.ladder, verbs.said({"梯队编号", "a ladder's id"}));
        command.add_option("--school", options.school, verbs.said({"学校编号", "a school's id"}));
        command.add_option("--stage", options.stage, verbs.said({"学段", "a stage"}));
        command.add_option("--subject", options.subject, verbs.said({"学科", "a subject"}));
        command.add_option("--from", options.from_year, verbs.said({"起始年份", "the first year"}));
        command.add_option("--to", options.to_year, verbs.said({"末尾年份", "the last year"}));
        command.add_option(
            "--with", options.with,
            verbs.said({"与此人最近的共同师长", "also the nearest mentors in common with this person"}));
        command.add_flag("--courses", options.courses, verbs.said({"导出含培训课程", "export courses too"}));
        command.add_flag("--research", options.research,
                         verbs.said({"研究用：化名、无姓名", "for research: pseudonyms, no names"}));
        command.add_option("--key", options.key,
                           verbs.said({"化名的密钥", "the secret that the pseudonyms are made from"}));
      });
}

}  // namespace cli

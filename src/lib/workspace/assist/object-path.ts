/** The steps of a path such as `$.douyin.cac`: the one spelling that is offered. */
export function readPath(path: string): readonly string[] | undefined {
  const steps = /^\$\.([^.[\]]+)\.([^.[\]]+)$/.exec(path);
  return steps ? steps.slice(1) : undefined;
}

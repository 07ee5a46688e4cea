export function RunView({ id }: { id: string }) {
  return <p>{id}</p>;
}
